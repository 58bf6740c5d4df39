package dev.backstitch.law.random;

import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.Optional;
import java.util.Set;

/** The objects of one session: those that a program made, and those that were read for it. */
final class SessionScene implements Scene {

    private final SampleDatabase sample;
    private final Session session;
    private final Oracle oracle;
    private final Keys keys;
    private final Graph graph = new Graph();
    private final Comparison comparison;

    SessionScene(SampleDatabase sample, Session session, Oracle oracle, Keys keys) {
        this.sample = sample;
        this.session = session;
        this.oracle = oracle;
        this.keys = keys;
        this.comparison = new Comparison(oracle, graph, this::thing);
    }

    @Override
    public Oracle oracle() {
        return oracle;
    }

    Graph graph() {
        return graph;
    }

    Keys keys() {
        return keys;
    }

    SampleDatabase sample() {
        return sample;
    }

    @Override
    public Object object(Thing thing) {
        if (!graph.has(thing) && oracle.standing(thing) == Standing.STORED) {
            find(thing);
        }
        if (!graph.has(thing)) {
            graph.enter(thing, thing.kind().make(thing.toString()));
            oracle.make(thing, thing.toString());
        }
        return graph.object(thing);
    }

    /** Finds a thing by its key; where that takes a statement, what waits for its first row in that table is flushed before. */
    private void find(Thing thing) {
        Long key = keys.of(thing);
        sample.statements();
        Optional<Object> found = session.find(thing.kind().id(), key);
        if (!sample.statements().isEmpty() && oracle.any(Standing.NEW)) {
            session.flush(); // of other tables nothing was
            flushed();
        }
        boolean expected = oracle.standing(thing) == Standing.STORED;
        if (found.isPresent() != expected) {
            throw new AssertionError(thing + (expected ? " is not found" : " is found although it is deleted"));
        }
        found.ifPresent(object -> graph.enter(thing, object));
    }

    @Override
    public Thing thing(Object object) {
        if (!graph.knows(object)) {
            Kind kind = Kind.of(object);
            graph.enter(keys.thing(kind, kind.keyOf(object)), object);
        }
        return graph.thing(object);
    }

    /** What a deleted thing loses beside what its deletion took, nobody says. */
    @Override
    public boolean changeable(Thing thing) {
        return oracle.standing(thing) != Standing.REMOVED;
    }

    /** The session flushed: the rows are what the model says now. */
    void flushed() {
        committed();
        Rows.check(session.dsl(), oracle, keys);
    }

    /** The session flushed and ended. */
    void committed() {
        oracle.flush();
        keys.learn(oracle, graph);
    }

    /** How everything is at a moment to which one may go back. */
    record Moment(Oracle oracle, Keys keys, Set<Thing> inHand) {}

    Moment now() {
        return new Moment(oracle.copy(), keys.copy(), Set.copyOf(graph.things()));
    }

    /** Forgets what came into hand since. */
    void goBack(Moment moment) {
        oracle.goBack(moment.oracle());
        keys.become(moment.keys());
        graph.retain(moment.inHand());
    }

    /** Compares the objects with the model; it runs no statement. */
    void check() {
        comparison.check();
        for (Thing thing : graph.things()) {
            boolean contained = session.contains(graph.object(thing));
            boolean expected = oracle.standing(thing) == Standing.NEW || oracle.standing(thing) == Standing.STORED;
            if (contained != expected) {
                throw new AssertionError(thing + (expected ? " is not in the session" : " is in the session"));
            }
        }
    }
}
