package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unique values that pass among any number of rows in one flush: how many statements that takes, and what is refused. */
class PassedValuesTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Chairs.CHAIRS));

    /** With a number of each kind of unique key. */
    static final class Chair {
        Long id;
        int strict;
        Integer loose;
        int deferrable;

        Chair() {}

        Chair(int number) {
            set(number, number, number);
        }

        void set(int strict, Integer loose, int deferrable) {
            this.strict = strict;
            this.loose = loose;
            this.deferrable = deferrable;
        }
    }

    static final class Chairs extends EntityTable<Chair> {
        static final Chairs CHAIRS = new Chairs();
        final Column<Chair, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<Chair, Integer> strict =
                integer("strict").notNull().unique().map(c -> c.strict, (c, v) -> c.strict = v);
        final Column<Chair, Integer> loose = integer("loose").unique().map(c -> c.loose, (c, v) -> c.loose = v);
        final Column<Chair, Integer> deferrable = integer("deferrable")
                .notNull()
                .unique(Deferrability.INITIALLY_IMMEDIATE)
                .map(c -> c.deferrable, (c, v) -> c.deferrable = v);

        private Chairs() {
            super("chairs", Chair.class, Chair::new);
        }
    }

    private static List<Chair> chairs(Session session, int count) {
        for (int i = 1; i <= count; i++) {
            session.add(new Chair(i));
        }
        session.flush();
        List<Chair> all = session.list(from(Chairs.CHAIRS).orderBy(Chairs.CHAIRS.id));
        SAMPLE.statements();
        return all;
    }

    private static int flush(Session session) {
        session.flush();
        return SAMPLE.statements().size();
    }

    private static long moved(String column, int count) {
        return (Long) SAMPLE.sql()
                .fetchValue("select count(*) from chairs where \"" + column + "\" = id % " + count + " + 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void theyAreRotatedOrSwappedByOneOrTwoStatements(int count) {
        SAMPLE.db().transaction(session -> {
            List<Chair> all = chairs(session, count);
            all.forEach(chair -> chair.deferrable = chair.deferrable % count + 1);
            assertThat(flush(session)).as("rotate a deferrable key").isEqualTo(1);
            all.forEach(chair -> chair.loose = chair.loose % count + 1);
            assertThat(flush(session)).as("rotate through NULL").isEqualTo(2);
            for (int i = 0; i < count; i += 2) {
                int first = all.get(i).deferrable;
                all.get(i).deferrable = all.get(i + 1).deferrable;
                all.get(i + 1).deferrable = first;
            }
            assertThat(flush(session)).as("swap pairs of a deferrable key").isEqualTo(1);
        });
        assertThat(moved("loose", count)).isEqualTo(count);
        assertThat(moved("deferrable", count)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void theyAreReusedByTwoStatements(int count) {
        SAMPLE.db().transaction(session -> {
            List<Chair> all = chairs(session, count);
            for (int i = 0; i < count; i++) {
                session.delete(all.get(i));
                session.add(new Chair(i + 1));
            }
            assertThat(flush(session)).as("delete and insert the same values").isEqualTo(2);
        });
        assertThat(SAMPLE.sql().fetchCount(Chairs.CHAIRS)).isEqualTo(count);
    }

    /** Rows that hand a value on one after the other wait for each other: a statement a link, however many such chains there are. */
    @Test
    void aChainTakesAStatementALinkWhereNothingElseFreesItsValues() {
        int count = 2_000;
        SAMPLE.db().transaction(session -> {
            List<Chair> all = chairs(session, count);
            all.forEach(chair -> chair.strict++);
            Chair first = new Chair(1);
            first.set(1, null, 0);
            session.add(first);
            assertThat(flush(session)).isEqualTo(count + 1);
            all.forEach(chair -> chair.strict += count);
            assertThat(flush(session)).isEqualTo(1);
            for (int i = 0; i < count; i += 2) {
                all.get(i + 1).strict = all.get(i).strict;
                all.get(i).strict = -i;
            }
            assertThat(flush(session)).isEqualTo(2);
        });
        assertThat(SAMPLE.sql().fetchValue("select max(strict) from chairs")).isEqualTo(2 * count);
    }

    @Test
    void aCircleOfManyIsRefusedInFewWords() {
        SAMPLE.db().transaction(session -> {
            List<Chair> all = chairs(session, 10_000);
            all.forEach(chair -> chair.strict = chair.strict % 10_000 + 1);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessageStartingWith("Chairs " + all.get(1).id + ", Chairs " + all.get(2).id + ", ")
                    .hasMessageContaining(", Chairs " + all.get(20).id
                            + " and 9980 more exchange their values of the unique key (strict), which");
            assertThat(SAMPLE.statements()).isEmpty();
            all.forEach(chair -> chair.strict = (int) (long) chair.id);
        });
    }
}
