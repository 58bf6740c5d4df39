package dev.backstitch.law.random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The law in memory: whatever is linked and unlinked in whatever order, both ends agree with sets of pairs. */
class RandomGraphTest {

    private static final int OPERATIONS = 150_000;

    @BeforeAll
    static void tellTheSeed() {
        System.out.println("RandomGraphTest: -Dbackstitch.seed=" + Campaign.SEED);
    }

    @Test
    void bothEndsAgreeWithThePairsAfterEveryOperation() {
        new Campaign(MemoryTrial::run, false).run(OPERATIONS);
    }

    /** What a failure prints is pasted here. */
    @Test
    void aPrintedProgramRunsAgain() {
        replay("""
                LINK 0 3 2  // post3.author.set(user2)
                LINK 1 4 3  // user4.posts.add(post3)
                UNLINK 0 3 0  // post3.author.set(null)
                """);
    }

    private static void replay(String program) {
        MemoryTrial.run(Program.parse(program));
    }
}
