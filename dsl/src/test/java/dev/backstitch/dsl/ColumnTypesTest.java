package dev.backstitch.dsl;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.dsl.Typed.TYPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.Typed.Row;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.session.Database;
import dev.backstitch.session.Work;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every column type, written and read by sessions and by plain jOOQ, in a zone whose clocks change. */
class ColumnTypesTest {

    private static final List<String> STATEMENTS = new ArrayList<>();
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static FreshDatabase place;
    private static Database db;

    @BeforeAll
    static void create() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        place = PostgresServer.shared().freshDatabase();
        db = Database.connect(Model.of(TYPED), place.url(), place.user(), place.password());
        db.transaction(session -> {
            session.dsl().execute("create type grade as enum ('LOW', 'HIGH')");
        });
        db.schema().create();
        db.onStatement(STATEMENTS::add);
    }

    @AfterAll
    static void drop() {
        TimeZone.setDefault(ZONE);
        db.close();
        place.close();
    }

    @BeforeEach
    void empty() {
        db.transaction(session -> {
            session.dsl().truncate(TYPED).execute();
        });
        STATEMENTS.clear();
    }

    static Stream<Named<Supplier<Row>>> rows() {
        return Stream.of(
                Named.of("lowest", TypedRows::lowest),
                Named.of("highest", TypedRows::highest),
                Named.of("middle", TypedRows::middle),
                Named.of("null", Row::new));
    }

    private static Row added(Row row) {
        return db.transaction(session -> session.add(row));
    }

    private static Row loaded(long id) {
        return db.transaction(session -> session.get(TYPED.id, id));
    }

    private static void assertSame(Row actual, Row expected) {
        assertThat(actual).isNotSameAs(expected);
        assertThat(actual.id).isEqualTo(expected.id);
        for (Column<Row, ?> column : columns()) {
            assertThat((Object) value(column, actual)).as(column.getName()).isEqualTo(value(column, expected));
        }
    }

    private static List<Column<Row, ?>> columns() {
        return TYPED.definition().columns().stream()
                .filter(column -> !column.equals(TYPED.id))
                .toList();
    }

    private static <T> T value(Column<Row, T> column, Row row) {
        return column.definition().getter().apply(row);
    }

    private static <T> void copy(Column<Row, T> column, Row from, Row to) {
        column.definition().setter().accept(to, value(column, from));
    }

    private static DSLContext inlining(DSLContext dsl) {
        return DSL.using(dsl.configuration().derive(new Settings().withStatementType(StatementType.STATIC_STATEMENT)));
    }

    @Test
    void theSchemaHasTheTypesThatTheMethodsAreNamedAfter() {
        assertThat(db.transaction((Work<String>) session -> session.dsl()
                        .fetch(
                                "select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) from pg_attribute a where"
                                        + " a.attrelid = 'typed'::regclass and a.attnum > 0 order by a.attnum")
                        .formatCSV(false)))
                .isEqualToNormalizingNewlines("""
                        id bigint
                        big bigint
                        whole integer
                        small smallint
                        text text
                        tag character varying(5)
                        flag boolean
                        "amount numeric(30,10)"
                        wide double precision
                        narrow real
                        uuid uuid
                        date date
                        time time without time zone
                        stamp timestamp without time zone
                        zoned timestamp with time zone
                        instant timestamp with time zone
                        bytes bytea
                        json jsonb
                        level text
                        grade grade
                        words text[]
                        link text
                        length bigint
                        """);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aSessionReadsWhatItWrote(Supplier<Row> made) {
        Row row = added(made.get());
        assertSame(loaded(row.id), row);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void severalRowsInOneStatementKeepTheirValuesApart(Supplier<Row> made) {
        Row row = made.get();
        Row other = TypedRows.middle();
        db.transaction(session -> {
            session.add(row);
            session.add(other);
        });
        assertThat(STATEMENTS).hasSize(1);
        assertSame(loaded(row.id), row);
        assertSame(loaded(other.id), other);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatWasReadIsNotWrittenAgain(Supplier<Row> made) {
        added(made.get());
        STATEMENTS.clear();
        db.transaction(session -> {
            session.list(from(TYPED));
            session.flush();
            session.list(from(TYPED));
        });
        assertThat(STATEMENTS).hasSize(2).allMatch(sql -> sql.startsWith("select"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatWasWrittenIsNotWrittenAgain(Supplier<Row> made) {
        db.transaction(session -> {
            session.add(made.get());
            session.flush();
            STATEMENTS.clear();
            session.flush();
        });
        assertThat(STATEMENTS).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyColumnIsUpdatedAlone(Supplier<Row> made) {
        Row source = made.get();
        for (Column<Row, ?> column : columns()) {
            Row row = added(TypedRows.middle());
            db.transaction(session -> {
                copy(column, source, session.get(TYPED.id, row.id));
            });
            Row expected = TypedRows.middle();
            expected.id = row.id;
            copy(column, source, expected);
            assertSame(loaded(row.id), expected);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void plainJooqReadsWhatASessionWrote(Supplier<Row> made) {
        Row row = added(made.get());
        Record record = db.transaction(
                (Work<Record>) session -> session.dsl().selectFrom(TYPED).fetchSingle());
        for (Column<Row, ?> column : columns()) {
            assertThat((Object) record.get(column)).as(column.getName()).isEqualTo(value(column, row));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aSessionReadsWhatPlainJooqWrote(Supplier<Row> made) {
        assertWrittenByJooq(made.get(), false);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aSessionReadsWhatPlainJooqWroteInline(Supplier<Row> made) {
        assertWrittenByJooq(made.get(), true);
    }

    private static void assertWrittenByJooq(Row row, boolean inline) {
        row.id = db.transaction((Work<Long>) session -> {
            DSLContext dsl = inline ? inlining(session.dsl()) : session.dsl();
            Record record = dsl.newRecord(TYPED);
            columns().forEach(column -> set(record, column, row));
            return dsl.insertInto(TYPED).set(record).returningResult(TYPED.id).fetchSingle(TYPED.id);
        });
        assertSame(loaded(row.id), row);
    }

    private static <T> void set(Record record, Column<Row, T> column, Row row) {
        record.set(column, value(column, row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void conditionsFindEveryValue(Supplier<Row> made) {
        assertFound(made.get(), false);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void conditionsWithInlinedValuesFindEveryValue(Supplier<Row> made) {
        assertFound(made.get(), true);
    }

    private static void assertFound(Row row, boolean inline) {
        added(row);
        for (Column<Row, ?> column : columns()) {
            Condition equal = is(column, row, inline);
            assertThat(db.transaction((Work<Integer>)
                            session -> session.list(from(TYPED).where(equal)).size()))
                    .as(column.getName())
                    .isOne();
            Condition among = among(column, row, inline);
            assertThat(db.transaction((Work<Integer>) session -> session.dsl().fetchCount(TYPED, among)))
                    .as(column.getName())
                    .isOne();
        }
    }

    private static <T> Condition is(Column<Row, T> column, Row row, boolean inline) {
        T value = value(column, row);
        return inline ? column.isNotDistinctFrom(DSL.inline(value, column)) : column.isNotDistinctFrom(value);
    }

    private static <T> Condition among(Column<Row, T> column, Row row, boolean inline) {
        T value = value(column, row);
        if (value == null) {
            return column.isNull();
        }
        return inline
                ? column.in(DSL.inline(value, column))
                : column.in(List.of(value)).and(column.eq(value));
    }

    @Test
    void aPointInTimeComesBackInUtc() {
        Row row = new Row();
        row.zoned = OffsetDateTime.of(2026, 1, 1, 0, 30, 0, 0, ZoneOffset.ofHoursMinutes(5, 45));
        added(row);
        assertThat(loaded(row.id).zoned).hasToString("2025-12-31T18:45Z");
    }

    @Test
    void offsetsThatPostgresqlDoesNotKnow() {
        OffsetDateTime time = OffsetDateTime.of(2026, 1, 1, 12, 0, 0, 0, ZoneOffset.ofHours(18));
        OffsetDateTime same = time.withOffsetSameInstant(ZoneOffset.UTC);
        Row row = new Row();
        row.zoned = time;
        added(row);
        assertThat(loaded(row.id).zoned).isEqualTo(same);
        db.transaction(session -> {
            assertThat(session.dsl().fetchCount(TYPED, TYPED.zoned.eq(time))).isOne();
            assertThat(session.dsl().fetchCount(TYPED, TYPED.zoned.eq(DSL.inline(time, TYPED.zoned))))
                    .isOne();
        });
    }

    @Test
    void aNegativeZeroKeepsItsSign() {
        Row row = new Row();
        row.wide = -0.0;
        row.narrow = -0.0f;
        added(row);
        assertSame(loaded(row.id), row);
        assertWrittenByJooq(row, false);
    }

    @Test
    void yearsOfFiveDigits() {
        Row row = new Row();
        row.stamp = LocalDateTime.of(12026, 1, 1, 0, 0);
        row.date = row.stamp.toLocalDate();
        row.zoned = row.stamp.atOffset(ZoneOffset.UTC);
        row.instant = row.zoned.toInstant();
        added(row);
        assertSame(loaded(row.id), row);
        assertWrittenByJooq(row, true);
        assertWrittenByJooq(row, false);
    }

    @Test
    void theLastMicrosecondOfADayIsNotItsEnd() {
        Row row = new Row();
        row.time = LocalTime.of(23, 59, 59, 999_999_000);
        added(row);
        db.transaction(session -> {
            assertThat(session.dsl().fetchCount(TYPED, TYPED.time.lt(LocalTime.MAX)))
                    .isOne();
            assertThat(session.dsl().fetchCount(TYPED, TYPED.time.eq(LocalTime.MAX)))
                    .isZero();
        });
    }

    @Test
    void aScriptHoldsTimesAsTheyAre() {
        assertThat(DSL.using(SQLDialect.POSTGRES)
                        .renderInlined(TYPED.date
                                .eq(TypedRows.middle().date)
                                .and(TYPED.time.eq(LocalTime.MAX))
                                .and(TYPED.zoned.gt(TypedRows.middle().zoned))
                                .and(TYPED.instant.ne(TypedRows.highest().instant))))
                .isEqualTo(
                        "(\"typed\".\"date\" = cast('0044-03-15 BC' as date) and \"typed\".\"time\" = cast('24:00' as time) and"
                                + " \"typed\".\"zoned\" > cast('0044-03-15 12:00:00.000001Z BC' as timestamp with time zone) and"
                                + " \"typed\".\"instant\" <> cast('infinity' as timestamp with time zone))");
    }
}
