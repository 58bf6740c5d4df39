package dev.backstitch.model;

import java.util.List;

/** Decides for each relationship which rows say that two entities are linked, and on which side they stand. Made for one resolution. */
final class Routes {

    private final List<Draft> all;
    private final PairKeys pairs;
    private final PairAssociations associations;
    private final Mistakes mistakes;

    Routes(Drafts drafts, References references, Mistakes mistakes) {
        this.all = drafts.all();
        this.pairs = new PairKeys(references, mistakes);
        this.associations = new PairAssociations(mistakes);
        this.mistakes = mistakes;
    }

    void resolve() {
        for (Draft draft : all) {
            Draft other = draft.counterpart();
            if (draft.broken()) {
                continue;
            }
            if (other == null || other == draft) {
                alone(draft);
            } else if (all.indexOf(draft) < all.indexOf(other)) {
                together(draft, other);
            }
        }
    }

    private void together(Draft one, Draft other) {
        if (one.goesThrough() || other.goesThrough()) {
            associations.check(one, other);
        } else {
            pairs.resolve(one, other);
        }
    }

    private void alone(Draft draft) {
        Reference key = draft.key();
        if (draft.goesThrough() || key == null) {
            return;
        }
        boolean holds = key.source() == draft.source() && !(draft.many() && draft.refersToItself());
        if (holds && draft.many()) {
            mistakes.add(draft.where(), RelationshipTexts.collectionOnKey(draft, key));
            draft.breaks();
        } else {
            draft.route(holds ? new Route.Holding(key) : new Route.Held(key));
        }
    }
}
