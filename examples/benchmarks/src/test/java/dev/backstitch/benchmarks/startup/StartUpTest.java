package dev.backstitch.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.benchmarks.Printed;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartUpTest {

    @Test
    void everyProgramReachesItsFirstRow() throws Exception {
        List<List<String>> rows = Printed.rows(out -> StartUp.run(out, "tables=2", "runs=1"));
        assertThat(rows).hasSize(Program.values().length).allSatisfy(row -> {
            long fromMain = Long.parseLong(row.get(2));
            assertThat(fromMain).isPositive();
            assertThat(Long.parseLong(row.get(3))).isGreaterThanOrEqualTo(fromMain);
        });
    }
}
