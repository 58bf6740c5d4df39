package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.FurtherCountsTest.Cabins.CABINS;
import static dev.backstitch.session.FurtherCountsTest.Passes.PASSES;
import static dev.backstitch.session.FurtherCountsTest.Visits.VISITS;
import static dev.backstitch.session.OnConflict.onConflict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link StatementCountTest}, of one-to-ones that are replaced, keys that change, upserts and bulk statements. */
class FurtherCountsTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(CABINS, PASSES, VISITS));

    /** Its code is its key; it owns a pass. */
    static final class Cabin {
        String code;
        int beds;
        final One<Pass> pass = CABINS.pass.of(this);
        final Many<Visit> visits = CABINS.visits.of(this);

        Cabin() {}

        Cabin(String code) {
            this.code = code;
        }
    }

    static final class Cabins extends EntityTable<Cabin> {
        static final Cabins CABINS = new Cabins();
        final Column<Cabin, String> code = text("code").primaryKey().map(c -> c.code, (c, v) -> c.code = v);
        final Column<Cabin, Integer> beds = integer("beds").notNull().map(c -> c.beds, (c, v) -> c.beds = v);
        final ToOne<Cabin, Pass> pass = toOne("pass", (Cabin c) -> c.pass)
                .backPopulates(() -> PASSES.cabin)
                .owned();
        final ToMany<Cabin, Visit> visits =
                toMany("visits", (Cabin c) -> c.visits).backPopulates(() -> VISITS.cabin);

        private Cabins() {
            super("cabins", Cabin.class, Cabin::new);
        }
    }

    static final class Pass {
        Long id;
        final One<Cabin> cabin = PASSES.cabin.of(this);
    }

    static final class Passes extends EntityTable<Pass> {
        static final Passes PASSES = new Passes();
        final Column<Pass, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Pass, String> cabinCode =
                text("cabin_code").notNull().unique().references(() -> CABINS.code);
        final ToOne<Pass, Cabin> cabin =
                toOne("cabin", (Pass p) -> p.cabin).on(cabinCode).backPopulates(() -> CABINS.pass);

        private Passes() {
            super("passes", Pass.class, Pass::new);
        }
    }

    static final class Visit {
        Long id;
        final One<Cabin> cabin = VISITS.cabin.of(this);
    }

    static final class Visits extends EntityTable<Visit> {
        static final Visits VISITS = new Visits();
        final Column<Visit, Long> id = bigint("id").identity().primaryKey().map(v -> v.id, (v, x) -> v.id = x);
        final Column<Visit, String> cabinCode = text("cabin_code").notNull().references(() -> CABINS.code);
        final ToOne<Visit, Cabin> cabin =
                toOne("cabin", (Visit v) -> v.cabin).on(cabinCode).backPopulates(() -> CABINS.visits);

        private Visits() {
            super("visits", Visit.class, Visit::new);
        }
    }

    private static int flush(Session session) {
        SAMPLE.statements();
        session.flush();
        return SAMPLE.statements().size();
    }

    private static List<Cabin> cabins(Session session, int count) {
        List<Cabin> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Cabin cabin = session.add(new Cabin("c" + i));
            cabin.pass.set(new Pass());
            cabin.visits.add(new Visit());
            all.add(cabin);
        }
        assertThat(flush(session)).as("insert").isEqualTo(3);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void oneToOnesThatAreReplacedAndKeysThatChange(int count) {
        SAMPLE.db().transaction(session -> {
            List<Cabin> all = cabins(session, count);
            all.forEach(cabin -> cabin.pass.set(new Pass()));
            assertThat(flush(session)).as("replace one-to-ones").isEqualTo(2);
            all.forEach(cabin -> cabin.code = "d" + cabin.code);
            all.forEach(cabin -> cabin.pass.set(new Pass()));
            assertThat(flush(session)).as("change keys and replace").isEqualTo(3);
            all.forEach(cabin -> cabin.code = "e" + cabin.code);
            assertThat(flush(session)).as("change keys that two tables name").isEqualTo(1);
        });
        SAMPLE.db().transaction(session -> {
            List<Cabin> all = session.list(from(CABINS));
            all.forEach(cabin -> cabin.pass.set(new Pass()));
            assertThat(flush(session)).as("replace what nobody loaded").isEqualTo(2);
        });
        assertThat(SAMPLE.sql()
                        .fetchCount(SAMPLE.sql()
                                .select(CABINS.code)
                                .from(CABINS)
                                .join(PASSES)
                                .on(PASSES.cabinCode.eq(CABINS.code))
                                .join(VISITS)
                                .on(VISITS.cabinCode.eq(CABINS.code))
                                .where(CABINS.code.like("edc%"))))
                .isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void upsertsAndBulkStatements(int count) {
        SAMPLE.db().transaction(session -> {
            List<Cabin> all = cabins(session, count);
            List<Cabin> plain = new ArrayList<>();
            for (int i = 0; i < 2 * count; i++) {
                Cabin cabin = new Cabin((i < count ? "c" : "new") + i);
                cabin.beds = 3;
                plain.add(cabin);
            }
            all.forEach(session::detach);
            SAMPLE.statements();
            session.upsertAll(plain, onConflict(CABINS.code));
            assertThat(SAMPLE.statements()).as("upsert").hasSize(1);
            assertThat(session.update(CABINS)
                            .set(CABINS.beds, CABINS.beds.plus(1))
                            .all()
                            .run())
                    .isEqualTo(2L * count);
            assertThat(SAMPLE.statements()).as("bulk update").hasSize(1);
            assertThat(plain).allMatch(cabin -> cabin.beds == 4);
            assertThat(session.deleteFrom(CABINS)
                            .where(CABINS.code.like("new%"))
                            .run())
                    .isEqualTo(count);
            assertThat(SAMPLE.statements()).as("bulk delete").hasSize(1);
            assertThat(plain).filteredOn(session::contains).hasSize(count);
            assertThat(flush(session)).as("write nothing").isZero();
        });
        assertThat(SAMPLE.sql().fetchCount(CABINS, CABINS.beds.eq(4))).isEqualTo(count);
    }
}
