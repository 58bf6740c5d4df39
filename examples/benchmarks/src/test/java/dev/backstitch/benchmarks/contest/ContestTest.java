package dev.backstitch.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole contest with ten users and without times: the contest itself checks what every run brings. */
class ContestTest {

    private static List<Row> rows;

    private record Row(String workload, String contestant, int roundTrips) {

        static Row of(String line) {
            List<String> cells =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(cells.get(1).replaceAll(" .*", ""), cells.get(3), Integer.parseInt(cells.get(9)));
        }

        boolean isOf(Lineup who) {
            return contestant.equals(who.label());
        }
    }

    @BeforeAll
    static void runOnce() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ContestOptions options = ContestOptions.parse("users=10", "seconds=0");
        Contest.run(options, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        rows = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("| W"))
                .map(Row::of)
                .toList();
    }

    @Test
    void everyContestantPassesTheChecksOfEveryWorkloadItRuns() {
        List<String> expected = Arrays.stream(Workload.values())
                .flatMap(workload -> Arrays.stream(Lineup.values())
                        .filter(who -> who.runs(workload))
                        .map(who -> workload.label() + " by " + who.label()))
                .toList();

        assertThat(rows)
                .extracting(row -> row.workload() + " by " + row.contestant())
                .isEqualTo(expected);
    }

    @Test
    void backstitchNeedsNoMoreThanOneRoundTripMoreThanJdbcByHand() {
        assertThat(rows)
                .filteredOn(row -> row.isOf(Lineup.BACKSTITCH))
                .allSatisfy(row -> assertThat(row.roundTrips())
                        .as(row.workload())
                        .isLessThanOrEqualTo(roundTripsByHand(row.workload()) + 1));
    }

    private static int roundTripsByHand(String workload) {
        return rows.stream()
                .filter(row -> row.workload().equals(workload) && row.isOf(Lineup.JDBC))
                .findFirst()
                .orElseThrow()
                .roundTrips();
    }
}
