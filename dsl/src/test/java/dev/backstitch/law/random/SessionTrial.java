package dev.backstitch.law.random;

import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.Iterator;

/** Runs one program in transactions, one after the other: each reads again what the one before committed. */
final class SessionTrial {

    private final SampleDatabase sample;
    private final Iterator<Operation> operations;
    private final Oracle oracle = new Oracle();
    private final Keys keys = new Keys();

    private SessionTrial(SampleDatabase sample, Program program) {
        this.sample = sample;
        this.operations = program.operations().iterator();
    }

    /** @throws AssertionError where objects, rows and model differ after one of the operations */
    static void run(SampleDatabase sample, Program program) {
        Rows.clear(sample.sql());
        SessionTrial trial = new SessionTrial(sample, program);
        while (trial.operations.hasNext()) {
            trial.transaction();
        }
        Rows.check(sample.sql(), trial.oracle, trial.keys);
    }

    /** Thrown to roll back. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stop() {
            super("stop", null, false, false);
        }
    }

    private void transaction() {
        Oracle before = oracle.copy();
        Keys keysBefore = keys.copy();
        SessionScene[] last = new SessionScene[1];
        try {
            sample.db().transaction(session -> {
                last[0] = new SessionScene(sample, session, oracle, keys);
                work(session, last[0]);
            });
            last[0].committed();
        } catch (Stop stop) {
            oracle.become(before);
            keys.become(keysBefore);
        }
        oracle.forgetUnstored();
        keys.retain(oracle);
    }

    private void work(Session session, SessionScene scene) {
        Rows.check(session.dsl(), oracle, keys);
        run(session, scene, new LinkVerbs(scene), new SessionVerbs(scene, session));
    }

    /** Runs to the end of the innermost transaction, or of the program. */
    private void run(Session session, SessionScene scene, LinkVerbs links, SessionVerbs verbs) {
        while (operations.hasNext()) {
            Operation operation = operations.next();
            switch (operation.verb()) {
                case COMMIT -> {
                    return;
                }
                case ROLL_BACK -> throw new Stop();
                case NEST -> nest(session, scene, links, verbs);
                case RENAME, ADD, DELETE, UNDELETE, FIND, LIST, READ, FLUSH -> verbs.run(operation);
                default -> links.run(operation);
            }
            scene.check();
        }
    }

    private void nest(Session session, SessionScene scene, LinkVerbs links, SessionVerbs verbs) {
        SessionScene.Moment[] begin = new SessionScene.Moment[1];
        try {
            session.transaction(nested -> {
                scene.flushed();
                begin[0] = scene.now();
                run(nested, scene, links, verbs);
            });
            scene.flushed();
        } catch (Stop stop) {
            scene.goBack(begin[0]);
            Rows.check(session.dsl(), oracle, keys);
        }
    }
}
