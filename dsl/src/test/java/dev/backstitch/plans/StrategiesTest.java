package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.plans.Forum.Remarks.REMARKS;
import static dev.backstitch.plans.Forum.Topics.TOPICS;
import static dev.backstitch.plans.Forum.Writers.WRITERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.model.MappedTable;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import dev.backstitch.testing.Mirrors;
import dev.backstitch.testing.Seed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Random graphs, read by random plans in each strategy, are the same object by object; also where a session had some of them before, and changes pending. */
class StrategiesTest {

    @RegisterExtension
    static final SampleDatabase FORUM = new SampleDatabase(Forum.MODEL);

    private static final int TRIALS = Integer.getInteger("backstitch.trials", 40);

    enum Strategy {
        STATEMENTS,
        JOINED,
        ONE_ROUND_TRIP,
        ONE_ROUND_TRIP_JOINED,
        LAZY
    }

    /** What a strategy read. */
    private record Read(List<String> along, Map<String, String> all) {}

    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void freshSessionsReadTheSameGraph() {
        System.out.println("StrategiesTest: -Dbackstitch.seed=" + Seed.VALUE);
        Random seeds = new Random(Seed.VALUE);
        for (int trial = 0; trial < TRIALS; trial++) {
            compare(seeds.nextLong(), false);
        }
    }

    @Test
    void soDoSessionsThatHadSomeOfItAndChangedIt() {
        System.out.println("StrategiesTest: -Dbackstitch.seed=" + Seed.VALUE);
        Random seeds = new Random(Seed.VALUE + 1);
        for (int trial = 0; trial < TRIALS; trial++) {
            compare(seeds.nextLong(), true);
        }
    }

    private static void compare(long seed, boolean disturbed) {
        FORUM.beforeEach(null);
        Random random = new Random(seed);
        PlanRows.insert(random, FORUM.sql());
        MappedTable<?> table = List.<MappedTable<?>>of(WRITERS, TOPICS, REMARKS).get(random.nextInt(3));
        List<PlanStep> steps = PlanStep.random(random, table, 3);
        EntityQuery<?> query = query(random, table);
        long disturbance = random.nextLong();
        String what = "-Dbackstitch.seed=" + Seed.VALUE + ", trial " + seed + ": " + query + " with " + steps;
        Map<Strategy, Read> read = new EnumMap<>(Strategy.class);
        for (Strategy strategy : Strategy.values()) {
            read.put(strategy, read(strategy, query, steps, what + " by " + strategy, session -> {
                if (disturbed) {
                    PlanRows.disturb(new Random(disturbance), session);
                }
            }));
        }
        Read expected = read.remove(Strategy.STATEMENTS);
        read.forEach((strategy, found) -> {
            assertThat(found.along()).as(what + " by " + strategy).isEqualTo(expected.along());
            if (strategy != Strategy.LAZY) {
                assertThat(found.all()).as(what + " by " + strategy).isEqualTo(expected.all());
            }
        });
    }

    private static EntityQuery<?> query(Random random, MappedTable<?> table) {
        EntityQuery<?> query = from(table);
        if (table == REMARKS) {
            query = query.orderBy(REMARKS.score.desc(), REMARKS.id);
            query = random.nextBoolean() ? query.where(REMARKS.parent.isNull()) : query;
        } else if (table == WRITERS) {
            query = query.orderBy(WRITERS.name.desc());
            query = random.nextBoolean() ? query.where(WRITERS.remarks.any(REMARKS.score.gt(1))) : query;
        } else {
            query = query.orderBy(TOPICS.no);
        }
        query = random.nextInt(3) == 0 ? query.offset(1) : query;
        return random.nextInt(3) == 0 ? query.limit(1 + random.nextInt(3)) : query;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // steps were drawn for the query's table
    private static Read read(
            Strategy strategy, EntityQuery<?> query, List<PlanStep> steps, String what, Consumer<Session> before) {
        List<Read> read = new ArrayList<>();
        try {
            FORUM.db().transaction(session -> {
                before.accept(session);
                FORUM.statements();
                boolean lazily = strategy == Strategy.LAZY;
                boolean joined = strategy == Strategy.JOINED || strategy == Strategy.ONE_ROUND_TRIP_JOINED;
                boolean once = strategy == Strategy.ONE_ROUND_TRIP || strategy == Strategy.ONE_ROUND_TRIP_JOINED;
                EntityQuery plain = query;
                EntityQuery planned = lazily ? plain : plain.fetching(any -> PlanStep.plan(steps, joined));
                if (lazily) {
                    session.flush();
                }
                List<?> roots = session.list(once ? planned.inOneRoundTrip() : planned);
                List<String> ran = FORUM.statements();
                if (once) {
                    assertThat(ran.stream().filter(sql -> sql.startsWith("select ") || sql.startsWith("with ")))
                            .as(what)
                            .hasSize(1);
                }
                List<String> along = new PlanWalk(session, lazily).along(roots, steps);
                if (!lazily) {
                    assertThat(FORUM.statements()).as(what).isEmpty();
                }
                Mirrors.assertMirrored(Forum.MODEL, roots.toArray());
                read.add(new Read(along, PlanWalk.all(roots)));
                throw new TakenBack();
            });
        } catch (TakenBack e) {
            FORUM.statements();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(what + ": " + e, e);
        }
        return read.get(0);
    }
}
