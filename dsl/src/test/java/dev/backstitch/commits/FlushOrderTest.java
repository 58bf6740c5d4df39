package dev.backstitch.commits;

import static dev.backstitch.commits.Area.Areas.AREAS;
import static dev.backstitch.commits.Player.Passports.PASSPORTS;
import static dev.backstitch.commits.Player.Players.PLAYERS;
import static dev.backstitch.commits.Team.Teams.TEAMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.error.DatabaseException;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import dev.backstitch.testing.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A flush finds an order of its rows where there is one: every order is tried on small graphs whose rows compete for NOT NULL keys. */
class FlushOrderTest {

    private static final int FLUSHES = 400;
    private static final int THINGS = 9;
    private static final int ROWS = 6;
    private static final List<EntityMapping<?>> KINDS = List.of(
            Club.MODEL.entityOf(AREAS),
            Club.MODEL.entityOf(TEAMS),
            Club.MODEL.entityOf(PLAYERS),
            Club.MODEL.entityOf(PASSPORTS));

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Club.MODEL);

    private final TreeMap<String, Integer> outcomes = new TreeMap<>();

    @BeforeAll
    static void log() {
        System.out.println("FlushOrderTest: -Dbackstitch.seed=" + Seed.VALUE);
        RowLog.install(SAMPLE.sql(), KINDS);
    }

    /** Thrown to roll back. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop() {
            super("stop", null, false, false);
        }
    }

    @Test
    void whatIsRefusedHasNoOrder() {
        int flushes = Integer.getInteger("backstitch.commits", FLUSHES);
        for (int flush = 0; flush < flushes; flush++) {
            SAMPLE.beforeEach(null);
            RowLog.clear(SAMPLE.sql());
            trial(Seed.VALUE + flush);
        }
        System.out.println("FlushOrderTest: " + outcomes);
        assertThat(outcomes).containsKeys("written", "refused, no order");
    }

    private void trial(long seed) {
        Random random = new Random(seed);
        World world = new World();
        Changes draw = new Changes(random, world, KINDS, THINGS);
        SAMPLE.db().transaction(session -> {
            Hand hand = new Hand(SAMPLE, session, world);
            draw.with(hand);
            while (world.things().size() < THINGS) {
                change(hand, draw.next());
            }
        });
        world.settle();
        List<String> before = List.copyOf(Rows.lines(world));
        List<String> done = new ArrayList<>();
        try {
            SAMPLE.db().transaction(session -> {
                Hand hand = new Hand(SAMPLE, session, world);
                draw.with(hand);
                KINDS.forEach(kind -> hand.list(kind, null, List.of()));
                for (int changes = 4 + random.nextInt(9); changes > 0; changes--) {
                    done.add(change(hand, draw.next()));
                    done.remove("");
                }
                compare(hand, session);
                throw new Stop();
            });
        } catch (Stop stop) {
            // and the next
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "-Dbackstitch.seed=" + seed + " went wrong\nthe rows before:\n  " + String.join("\n  ", before)
                            + "\nthe transaction:\n  " + String.join("\n  ", done) + "\n" + e,
                    e);
        }
    }

    /** What was done; empty where what was drawn cannot be, or changes too many rows. */
    private static String change(Hand hand, Change change) {
        if (change == null
                || !hand.things().containsAll(change.needs())
                || !hand.world().things().containsAll(change.needs())) {
            return "";
        }
        World next = hand.world().copy();
        change.meaning().accept(next);
        if (!next.allowed(hand.stored())
                || (!hand.stored().things().isEmpty() && Passage.length(hand.stored(), settled(next)) > ROWS)) {
            return "";
        }
        hand.world().become(next);
        change.act().accept(hand);
        return change.text();
    }

    private static World settled(World world) {
        World settled = world.copy();
        settled.settle();
        return settled;
    }

    private void compare(Hand hand, Session session) {
        World from = hand.stored().copy();
        World to = settled(hand.world());
        boolean exists = Passage.existsInAnyOrder(from, to);
        assertThat(Passage.exists(from, to))
                .as("what the first order that goes on finds")
                .isEqualTo(exists);
        String outcome = flush(session);
        outcomes.merge(outcome + (exists ? "" : ", no order"), 1, Integer::sum);
        if (outcome.equals("written")) {
            Rows.check(session.dsl(), to);
            RowLog.replay(session.dsl());
        } else if (exists || !outcome.equals("refused")) {
            throw new AssertionError(outcome + (exists ? " although there is an order" : " instead of being refused"));
        }
    }

    private static String flush(Session session) {
        try {
            session.flush();
            return "written";
        } catch (RefusedDataException e) {
            return "refused";
        } catch (DatabaseException e) {
            return "failed: " + e.getMessage().replaceAll(" [0-9]+ ", " n ");
        }
    }
}
