package dev.backstitch.benchmarks;

import dev.backstitch.benchmarks.contest.Contest;
import dev.backstitch.benchmarks.memory.HeldRows;
import dev.backstitch.benchmarks.memory.ManagedSizes;
import dev.backstitch.benchmarks.startup.StartUp;
import java.util.Arrays;

/** Runs what its first argument names, with the others: {@code contest}, {@code startup}, {@code sizes}, {@code heap}, {@code links} or {@code jmh}. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        String[] more = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        String name = args.length == 0 ? "" : args[0];
        switch (name) {
            case "contest" -> Contest.main(more);
            case "startup" -> StartUp.main(more);
            case "sizes" -> ManagedSizes.main(more);
            case "heap" -> HeldRows.main(more);
            case "links" -> LinkSizes.main(more);
            case "jmh" -> org.openjdk.jmh.Main.main(more);
            default ->
                throw new IllegalArgumentException(
                        "'" + name + "': there are contest, startup, sizes, heap, links and jmh");
        }
    }
}
