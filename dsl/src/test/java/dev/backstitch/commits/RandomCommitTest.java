package dev.backstitch.commits;

import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.testing.Seed;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a session changes and however often it flushes: the rows are what its objects said when it committed. */
class RandomCommitTest {

    private static final int COMMITS = 2_000;
    private static final int COMMITS_A_CLUB = 40;

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Club.MODEL);

    @BeforeAll
    static void tellTheSeed() {
        System.out.println("RandomCommitTest: -Dbackstitch.seed=" + Seed.VALUE);
    }

    @Test
    void rowsAreWhatObjectsSaid() {
        int commits = Integer.getInteger("backstitch.commits", COMMITS);
        for (int club = 0; club * COMMITS_A_CLUB < commits; club++) {
            SAMPLE.beforeEach(null);
            Trial trial = new Trial(SAMPLE, new Random(Seed.VALUE + club));
            for (int commit = 1; commit <= COMMITS_A_CLUB; commit++) {
                try {
                    trial.commit();
                } catch (AssertionError e) {
                    throw new AssertionError(
                            "-Dbackstitch.seed=" + (Seed.VALUE + club) + ": commit " + commit + " went wrong\n"
                                    + e.getMessage(),
                            e);
                }
            }
        }
    }
}
