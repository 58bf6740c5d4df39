package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds that a foreign key or an association table belongs to one relationship: two that do not name each other would write it without knowing of each
 * other. Made for one resolution.
 */
final class SharedRows {

    private final Mistakes mistakes;
    private final List<Draft> seen = new ArrayList<>();

    SharedRows(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void check(Draft draft) {
        if (draft.broken() || draft.route() == null) {
            return;
        }
        for (Draft other : seen) {
            String rows = draft.counterpart() == other ? null : shared(draft.knownRoute(), other.knownRoute());
            if (rows != null) {
                mistakes.add(other.where(), RelationshipTexts.sharedRows(other, draft, rows));
                return;
            }
        }
        seen.add(draft);
    }

    private static @Nullable String shared(Route one, Route other) {
        if (one instanceof Route.Through there && other instanceof Route.Through back) {
            return Same.object(there.association(), back.association())
                    ? Subjects.association(there.association())
                    : null;
        }
        Reference key = key(one);
        return key != null && key.equals(key(other)) ? Subjects.foreignKey(key) : null;
    }

    private static @Nullable Reference key(Route route) {
        if (route instanceof Route.Holding holding) {
            return holding.reference();
        }
        return route instanceof Route.Held held ? held.reference() : null;
    }
}
