package dev.backstitch.dsl;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.dsl.Typed.TYPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.backstitch.dsl.Typed.Row;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.query.Projection;
import dev.backstitch.session.Database;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every type's odd values, read by projections as by entities. */
class ProjectedValuesTest {

    private static final TimeZone ZONE = TimeZone.getDefault();
    private static FreshDatabase place;
    private static Database db;
    private static List<Row> rows;

    @BeforeAll
    static void create() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        place = PostgresServer.shared().freshDatabase();
        db = Database.connect(Model.of(TYPED), place.url(), place.user(), place.password());
        db.transaction(session -> {
            session.dsl().execute("create type grade as enum ('LOW', 'HIGH')");
        });
        db.schema().create();
        rows = List.of(TypedRows.lowest(), TypedRows.highest(), TypedRows.middle(), new Row());
        db.transaction(session -> {
            rows.forEach(session::add);
        });
    }

    @AfterAll
    static void drop() {
        TimeZone.setDefault(ZONE);
        db.close();
        place.close();
    }

    private static <T> List<T> list(Projection<T> projection) {
        return db.transaction(session -> session.list(projection));
    }

    @SuppressWarnings("unchecked")
    private static Object of(Row row, Column<Row, ?> column) {
        return ((Column<Row, Object>) column).definition().getter().apply(row);
    }

    private void assertRow(Record record, Row row) {
        for (Column<Row, ?> column : TYPED.definition().columns()) {
            assertThat(record.get(column.getName())).as(column.getName()).isEqualTo(of(row, column));
        }
    }

    @Test
    void eachColumnIsReadAsItsTypeIs() {
        List<Record> records = list(from(TYPED).orderBy(TYPED.id).select(row(TYPED.fields())));
        for (int i = 0; i < rows.size(); i++) {
            assertRow(records.get(i), rows.get(i));
        }
        List<Record> tables = list(from(TYPED).orderBy(TYPED.id).select(TYPED));
        assertRow(tables.get(1), rows.get(1));
    }

    @Test
    void eachColumnIsReadSoInsideAMultiset() {
        Projection<Result<Record>> nested = from(TYPED)
                .where(TYPED.id.eq(rows.get(0).id))
                .select(multiset(select(TYPED.fields()).from(TYPED).orderBy(TYPED.id)));
        Result<Record> records = list(nested).get(0);
        for (int i = 0; i < rows.size(); i++) {
            assertRow(records.get(i), rows.get(i));
        }
    }

    @Test
    void aMultisetInsideAMultiset() {
        Projection<List<List<LocalTime>>> nested = from(TYPED)
                .where(TYPED.id.eq(rows.get(1).id))
                .select(multiset(select(multiset(select(TYPED.time)
                                        .from(TYPED)
                                        .where(TYPED.time.isNotNull())
                                        .orderBy(TYPED.id)))
                                .from(name("pg_catalog", "pg_am"))
                                .limit(2))
                        .convertFrom(result -> {
                            List<List<LocalTime>> all = new ArrayList<>();
                            result.forEach(each -> all.add(each.value1().getValues(TYPED.time)));
                            return all;
                        }));
        assertThat(list(nested).get(0))
                .hasSize(2)
                .allSatisfy(times ->
                        assertThat(times).containsExactly(rows.get(0).time, rows.get(1).time, rows.get(2).time));
    }

    @Test
    void expressionsKeepTheTypeOfWhatTheyAreMadeOf() {
        List<Record3<LocalDateTime, OffsetDateTime, Duration>> greatest =
                list(from(TYPED).select(row(max(TYPED.stamp), max(TYPED.zoned), max(TYPED.length))));
        assertThat(greatest.get(0).value1()).isEqualTo(LocalDateTime.MAX);
        assertThat(greatest.get(0).value2()).isEqualTo(OffsetDateTime.MAX);
        assertThat(greatest.get(0).value3()).isEqualTo(Duration.ofMillis(Long.MAX_VALUE));
        Field<String> renamed = TYPED.text.as("other");
        assertThat(list(from(TYPED).orderBy(TYPED.id).select(renamed)))
                .containsExactly(rows.get(0).text, rows.get(1).text, rows.get(2).text, null);
    }

    @Test
    void arraysOfValuesAreReadByTheCodecOfTheirElements() {
        List<Long[]> bigs = list(from(TYPED).select(arrayAgg(TYPED.big).orderBy(TYPED.id)));
        assertThat(bigs.get(0)).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE, 0L, null);
    }
}
