package dev.backstitch.law.random;

import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The law on PostgreSQL: whatever is loaded, changed, flushed, committed and rolled back, objects and rows agree with sets of pairs. */
class RandomGraphSessionTest {

    private static final int OPERATIONS = 50_000;

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeAll
    static void tellTheSeed() {
        System.out.println("RandomGraphSessionTest: -Dbackstitch.seed=" + Campaign.SEED);
    }

    @Test
    void objectsAndRowsAgreeWithThePairsAfterEveryOperation() {
        new Campaign(program -> SessionTrial.run(SAMPLE, program), true).run(OPERATIONS);
    }

    /** What a failure prints is pasted here. */
    @Test
    void aPrintedProgramRunsAgain() {
        replay("""
                LINK 0 3 2  // post3.author.set(user2)
                ADD 0 2 0  // session.add(user2)
                COMMIT 0 0 0  // commit, and read again
                UNLINK 1 2 3  // user2.posts.remove(post3)
                """);
    }

    private static void replay(String program) {
        SessionTrial.run(SAMPLE, Program.parse(program));
    }
}
