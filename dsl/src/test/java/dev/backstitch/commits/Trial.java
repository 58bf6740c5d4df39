package dev.backstitch.commits;

import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Does one random commit after the other, and keeps what the last did in words. */
final class Trial {

    private final SampleDatabase sample;
    private final Random random;
    private final World world = new World();
    private final Changes draw;
    private final List<String> done = new ArrayList<>();

    Trial(SampleDatabase sample, Random random) {
        this.sample = sample;
        this.random = random;
        this.draw = new Changes(random, world, Plan.KINDS, 8);
    }

    /** Thrown to roll back. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop() {
            super("stop", null, false, false);
        }
    }

    /** @throws AssertionError where objects or rows are not what they should be, with all that leads there */
    void commit() {
        Set<String> before = Rows.lines(world);
        done.clear();
        try {
            transaction();
            Rows.check(sample.sql(), world);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "the rows before:\n  " + String.join("\n  ", before) + "\nthe transaction:\n  "
                            + String.join("\n  ", done) + "\n" + e,
                    e);
        }
    }

    private void transaction() {
        World before = world.copy();
        Hand[] last = new Hand[1];
        World[] stored = new World[1];
        try {
            sample.db().transaction(session -> {
                last[0] = new Hand(sample, session, world);
                draw.with(last[0]);
                begin(last[0]);
                work(last[0], 1 + random.nextInt(12), 0);
                if (random.nextInt(12) == 0) {
                    done.add("roll back");
                    throw new Stop();
                }
                last[0].check();
                done.add("commit");
                stored[0] = last[0].stored().copy();
                sample.statements();
            });
            last[0].flushed();
            StatementBound.check(sample.statements(), stored[0], world);
        } catch (Stop stop) {
            world.become(before);
        }
    }

    /** Most sessions read much at their beginning: what is read later is flushed for. */
    private void begin(Hand hand) {
        int first = random.nextInt(Plan.KINDS.size());
        for (int i = random.nextInt(5); i > 0; i--) {
            list(hand, Plan.KINDS.get((first + i) % Plan.KINDS.size()));
        }
    }

    private void work(Hand hand, int changes, int depth) {
        for (int i = 0; i < changes; i++) {
            switch (random.nextInt(24)) {
                case 0, 1 -> flush(hand);
                case 2 -> list(hand);
                case 3, 4 -> look(hand);
                case 5 -> nest(hand, depth);
                default -> change(hand, draw.next());
            }
        }
    }

    private void flush(Hand hand) {
        done.add("session.flush()");
        hand.flush();
        if (random.nextInt(3) == 0) {
            Rows.check(hand.session().dsl(), world);
        }
        hand.check();
    }

    private void list(Hand hand) {
        list(hand, Plan.KINDS.get(random.nextInt(Plan.KINDS.size())));
    }

    private <E> void list(Hand hand, EntityMapping<E> kind) {
        List<RelationshipMapping<E, ?>> with = kind.relationships().stream()
                .filter(each -> random.nextInt(4) == 0)
                .toList();
        done.add("session.list(from(" + kind.label() + ").with" + with + ")");
        hand.list(kind, null, with);
    }

    private void look(Hand hand) {
        List<Thing> things = hand.things().stream()
                .filter(world::has)
                .sorted((a, b) -> Long.compare(a.mark(), b.mark()))
                .toList();
        if (!things.isEmpty()) {
            Thing thing = things.get(random.nextInt(things.size()));
            List<RelationshipMapping<?, ?>> all = List.copyOf(thing.kind().relationships());
            RelationshipMapping<?, ?> relationship = all.get(random.nextInt(all.size()));
            done.add("read " + thing + "." + relationship.name());
            hand.look(thing, relationship);
        }
    }

    private void nest(Hand hand, int depth) {
        if (depth > 1) {
            return;
        }
        World[] before = new World[1];
        List<Set<Thing>> inHand = new ArrayList<>();
        done.add("session.transaction(nested -> {");
        try {
            hand.session().transaction((Session nested) -> {
                hand.flushed();
                before[0] = world.copy();
                inHand.add(hand.things());
                work(hand, 1 + random.nextInt(5), depth + 1);
                if (random.nextInt(2) == 0) {
                    throw new Stop();
                }
                return null;
            });
            done.add("})");
            hand.flushed();
        } catch (Stop stop) {
            done.add("}) rolled back");
            hand.goBack(before[0], inHand.get(0));
        }
        hand.check();
    }

    private void change(Hand hand, Change change) {
        if (change == null || !world.things().containsAll(change.needs())) {
            return;
        }
        take(hand, change.needs());
        World next = after(hand, change);
        while (next != null && take(hand, witnesses(hand, next))) {
            next = after(hand, change);
        }
        if (next != null) {
            readListsReturnedTo(hand, next);
            done.add(change.text());
            world.become(next);
            change.act().accept(hand);
        }
    }

    /** In a list that is not loaded, what is taken out and put in again keeps its place; in one that is, it comes last. */
    private void readListsReturnedTo(Hand hand, World next) {
        for (Thing thing : next.things(Plan.LISTED.source())) {
            Thing owner = next.of(thing).named(Plan.LISTED);
            boolean returns = owner != null
                    && !owner.equals(world.has(thing) ? world.of(thing).named(Plan.LISTED) : null)
                    && hand.stored().has(thing)
                    && owner.equals(hand.stored().of(thing).named(Plan.LISTED));
            if (returns && hand.holds(owner)) {
                done.add("read " + owner + ".posters");
                hand.look(owner, Plan.LISTED.counterpart());
            }
        }
    }

    /** Null where the change cannot be flushed. */
    private World after(Hand hand, Change change) {
        if (!world.things().containsAll(change.needs())) {
            return null;
        }
        World next = world.copy();
        change.meaning().accept(next);
        World settled = next.copy();
        settled.settle();
        boolean possible = next.allowed(hand.stored()) && Passage.exists(hand.stored(), settled);
        return possible ? next : null;
    }

    /** Whether anything was not in hand, so that pending changes were flushed. */
    private boolean take(Hand hand, Iterable<Thing> things) {
        boolean taken = false;
        for (Thing thing : things) {
            if (!hand.holds(thing) && world.has(thing)) {
                done.add("find " + thing);
                hand.take(thing);
                taken = true;
            }
        }
        return taken;
    }

    /** What names a row that is to go, since PostgreSQL would refuse; rows that are owned and that nothing names go by themselves. */
    private Set<Thing> witnesses(Hand hand, World next) {
        World settled = next.copy();
        settled.settle();
        Set<Thing> witnesses = new LinkedHashSet<>();
        for (Thing thing : hand.stored().things()) {
            if (!settled.has(thing)) {
                addWitnesses(hand, thing, witnesses);
            }
        }
        return witnesses;
    }

    private void addWitnesses(Hand hand, Thing lost, Set<Thing> witnesses) {
        for (RelationshipMapping<?, ?> reference : Plan.into(lost.kind())) {
            for (Thing naming : hand.stored().naming(reference, lost)) {
                boolean goes = Plan.required(reference)
                        && Plan.into(naming.kind()).stream()
                                .allMatch(each ->
                                        hand.stored().naming(each, naming).isEmpty());
                if (!goes || random.nextInt(2) == 0) {
                    witnesses.add(naming);
                }
            }
        }
    }
}
