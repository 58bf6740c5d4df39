package dev.backstitch.law.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A failure is told by the smallest program that fails. */
class RandomGraphShrinkerTest {

    /** Forgets that a profile that gets a user leaves the one it had. */
    private static final class Careless extends Oracle {
        @Override
        boolean take(Side side, Thing owner, Thing target) {
            java.util.Set<Pair> before = java.util.Set.copyOf(pairs(side.bond()));
            boolean changed = super.take(side, owner, target);
            if (side.bond() == Bond.PORTRAIT) {
                pairs(Bond.PORTRAIT).addAll(before);
            }
            return changed;
        }
    }

    private static void runCarelessly(Program program) {
        MemoryTrial.run(program, new Careless());
    }

    private static AssertionError told() {
        Random random = new Random(1);
        Campaign campaign = new Campaign(RandomGraphShrinkerTest::runCarelessly, false);
        while (true) {
            Program program = Program.random(random, false);
            try {
                runCarelessly(program);
            } catch (AssertionError e) {
                return campaign.shrunk(program);
            }
        }
    }

    @Test
    void aMistakeOfTheModelIsShrunkToTheTwoLinksThatItTakes() {
        AssertionError told = told();
        String text = told.getMessage();
        Program smallest = Program.parse(text.substring(text.indexOf("\"\"\"") + 3, text.lastIndexOf("\"\"\"")));
        assertThat(smallest.operations()).hasSize(2).allMatch(operation -> operation.verb() == Verb.LINK);
        assertThat(text).startsWith("-Dbackstitch.seed=").contains(".set(", " should be ");
        assertThat(told).hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void theSmallestPartIsFoundWhereverItsOperationsStand() {
        Program program = Program.random(new Random(2), true);
        Operation first = program.operations().get(7);
        Operation last = program.operations().get(program.size() - 1);
        Program smallest = new Shrinker(part ->
                        part.operations().contains(first) && part.operations().contains(last))
                .shrink(program);
        assertThat(smallest.operations()).containsExactly(first, last);
    }

    @Test
    void aProgramIsReadAsItWasWritten() {
        Program program = Program.random(new Random(3), true);
        assertThat(Program.parse(program.toString())).isEqualTo(program);
    }
}
