package dev.backstitch.law.random;

import java.util.Arrays;
import java.util.List;

/** What operations do, and how often each is drawn. */
enum Verb {
    LINK(14, false),
    UNLINK(6, false),
    REPLACE(3, false),
    REPLACE_BY_LIVE(1, false),
    ADD_LIVE(2, false),
    CLEAR(1, false),
    REMOVE_IF(1, false),
    RETAIN(1, false),
    ITERATE_AND_REMOVE(1, false),
    ITERATE_AND_MOVE(1, false),
    REFUSE_NULL(1, false),

    RENAME(2, true),
    ADD(3, true),
    DELETE(4, true),
    UNDELETE(4, true),
    FIND(3, true),
    LIST(2, true),
    READ(6, true),
    FLUSH(4, true),
    NEST(2, true),
    COMMIT(3, true),
    ROLL_BACK(2, true);

    private final int weight;
    private final boolean needsSession;

    Verb(int weight, boolean needsSession) {
        this.weight = weight;
        this.needsSession = needsSession;
    }

    /** Each as often as it weighs. */
    static List<Verb> weighed(boolean withSession) {
        return Arrays.stream(values())
                .filter(verb -> withSession || !verb.needsSession)
                .flatMap(verb -> java.util.Collections.nCopies(verb.weight, verb).stream())
                .toList();
    }
}
