package dev.backstitch.law.random;

import java.util.function.Predicate;

/** Makes a failing program smaller as long as it fails: leaves out chunks, ever smaller ones, down to single operations. */
final class Shrinker {

    private final Predicate<Program> fails;

    Shrinker(Predicate<Program> fails) {
        this.fails = fails;
    }

    /** A part of the program that fails, and of which no operation can be left out. */
    Program shrink(Program failing) {
        Program smallest = failing;
        int chunk = Math.max(1, failing.size() / 2);
        while (true) {
            Program smaller = withoutChunks(smallest, chunk);
            if (chunk == 1 && smaller.size() == smallest.size()) {
                return smaller;
            }
            smallest = smaller;
            chunk = Math.max(1, chunk / 2);
        }
    }

    private Program withoutChunks(Program program, int chunk) {
        Program rest = program;
        int end = rest.size();
        while (end > 0) {
            int start = Math.max(0, end - chunk);
            Program candidate = rest.without(start, end);
            if (fails.test(candidate)) {
                rest = candidate;
            }
            end = start;
        }
        return rest;
    }
}
