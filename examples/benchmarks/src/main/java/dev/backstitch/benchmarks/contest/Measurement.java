package dev.backstitch.benchmarks.contest;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What one run took.
 *
 * @param wall nanoseconds
 * @param cpu nanoseconds of CPU of the thread that ran it
 * @param bytes allocated by that thread
 * @param statements executed on the wire, BEGIN and COMMIT among them
 * @param roundTrips how often the driver waited for the server
 */
record Measurement(long wall, long cpu, long bytes, long statements, long roundTrips) {

    String toLine() {
        return LongStream.of(wall, cpu, bytes, statements, roundTrips)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    static Measurement ofLine(String line) {
        long[] numbers =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Measurement(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
