package dev.backstitch.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerJvmTest {

    private static final Sample SAMPLE = new Sample(10);

    @Test
    void aContestantThatDidNotGetThroughSaysWhyAndMayBeAskedAgain() throws Exception {
        try (FreshDatabase fresh = PostgresServer.shared().freshDatabase();
                Source source = Source.open(fresh.url(), fresh.user(), fresh.password());
                WorkerJvm worker =
                        WorkerJvm.start(Lineup.JDBC, fresh.url(), fresh.user(), fresh.password(), List.of())) {
            assertThatThrownBy(() -> worker.run(Workload.W3, SAMPLE))
                    .isInstanceOf(WorkerJvm.NotPassed.class)
                    .hasMessageContaining("relation \"posts\" does not exist");
            BlogTables tables = new BlogTables(source.dataSource());
            tables.create();
            tables.fill(SAMPLE);
            assertThat(worker.run(Workload.W3, SAMPLE).roundTrips()).isPositive();
        }
    }
}
