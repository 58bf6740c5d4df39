package dev.backstitch.law.random;

/** Runs one program in memory, without a session. */
final class MemoryTrial implements Scene {

    private final Graph graph = new Graph();
    private final Oracle oracle;

    private MemoryTrial(Oracle oracle) {
        this.oracle = oracle;
    }

    static void run(Program program) {
        run(program, new Oracle());
    }

    /** @throws AssertionError where objects and model differ after one of the operations */
    static void run(Program program, Oracle oracle) {
        MemoryTrial trial = new MemoryTrial(oracle);
        LinkVerbs verbs = new LinkVerbs(trial);
        Comparison comparison = new Comparison(oracle, trial.graph, trial.graph::thing);
        for (Operation operation : program.operations()) {
            verbs.run(operation);
            comparison.check();
        }
    }

    @Override
    public Oracle oracle() {
        return oracle;
    }

    @Override
    public Object object(Thing thing) {
        if (!graph.has(thing)) {
            graph.enter(thing, thing.kind().make(thing.toString()));
            oracle.make(thing, thing.toString());
        }
        return graph.object(thing);
    }

    @Override
    public Thing thing(Object object) {
        return graph.thing(object);
    }

    @Override
    public boolean changeable(Thing thing) {
        return true;
    }
}
