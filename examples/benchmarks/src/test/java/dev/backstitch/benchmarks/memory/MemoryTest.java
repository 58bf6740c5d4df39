package dev.backstitch.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.benchmarks.Printed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a managed row costs of the heap; no clock and no other program changes that. */
class MemoryTest {

    @Test
    void aManagedPostTakesLessThanTwiceAsMuchAsAPlainOne() throws Exception {
        List<List<String>> rows = Printed.rows(ManagedSizes::run);
        assertThat(rows).hasSize(3);
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(Integer.parseInt(row.get(1))).isLessThan(2 * Integer.parseInt(row.get(3))));
    }

    @Test
    void rowsAreHeldByEachContestant() throws Exception {
        List<List<String>> rows = Printed.rows(out -> HeldRows.run(out, "rows=20000", "contestants=jdbc,backstitch"));
        assertThat(rows).extracting(row -> row.get(0)).containsExactly("jdbc", "backstitch");
        assertThat(rows)
                .allSatisfy(row -> assertThat(Integer.parseInt(row.get(3))).isPositive());
    }
}
