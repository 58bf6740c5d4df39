package dev.backstitch.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.model.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.Field;
import org.junit.jupiter.api.Test;

class FirstUseTest {

    private static final int ROUNDS = 2_000;
    private static final int THREADS = 4;

    /** A row of the table below. */
    public static final class Thing {
        private long id;

        long getId() {
            return id;
        }

        void setId(long id) {
            this.id = id;
        }
    }

    private static final class Things extends EntityTable<Thing> {
        final Column<Thing, Long> id = bigint("id").primaryKey().map(Thing::getId, Thing::setId);
        final Column<Thing, String> name = varchar("name", 9);
        final Column<Thing, String> note = text("note");

        Things() {
            super("things", Thing.class, Thing::new);
        }
    }

    /** Without it, one table in two hundred was seen with fields missing or doubled by the threads that used it first. */
    @Test
    void severalThreadsMayUseATableFirst() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        for (int round = 0; round < ROUNDS; round++) {
            Things things = new Things();
            List<Future<List<Field<?>>>> seen = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                seen.add(threads.submit(() -> use(things, start)));
            }
            for (Future<List<Field<?>>> each : seen) {
                assertThat(each.get()).containsExactly(things.id, things.name, things.note);
            }
            assertThat(things.fields()).hasSize(3);
        }
        threads.shutdown();
    }

    private static List<Field<?>> use(Things things, CyclicBarrier start)
            throws InterruptedException, BrokenBarrierException {
        start.await();
        assertThat(things.name.hashCode()).isEqualTo(things.name.hashCode());
        return List.of(things.fields());
    }
}
