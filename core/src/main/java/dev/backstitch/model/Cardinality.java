package dev.backstitch.model;

import org.jspecify.annotations.Nullable;

/** Holds that a side that does not hold the key is a collection exactly where the key allows several, and that what is owned has one owner. */
final class Cardinality {

    private final Mistakes mistakes;

    Cardinality(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void check(Draft draft) {
        Route route = draft.route();
        if (draft.broken() || route == null) {
            return;
        }
        String mistake = route instanceof Route.Held held ? held(draft, held.reference()) : null;
        if (mistake == null && draft.declaration().owned()) {
            mistake = owned(draft, route);
        }
        if (mistake != null) {
            mistakes.add(draft.where(), mistake);
        }
        Column<?, ?> version = draft.source().version();
        boolean counts = draft.declaration().owned()
                && version != null
                && !version.definition().byDatabase();
        if (draft.declaration().bumpsVersion() && !counts) {
            mistakes.add(draft.where(), MappingTexts.bumpsNothing(draft));
        }
    }

    private static @Nullable String held(Draft draft, Reference key) {
        boolean unique = Keys.isUnique(key);
        if (draft.many()) {
            return unique ? RelationshipTexts.collectionOfOne(draft, key) : null;
        }
        return unique ? null : RelationshipTexts.oneOfSeveral(draft, key);
    }

    private static @Nullable String owned(Draft draft, Route route) {
        Draft other = draft.counterpart();
        if (route instanceof Route.Through) {
            return RelationshipTexts.ownedThrough(draft);
        }
        if (route instanceof Route.Holding holding && !Keys.isUnique(holding.reference())) {
            return RelationshipTexts.ownedBySeveral(draft, holding.reference());
        }
        if (route instanceof Route.Holding holding) {
            return other != null && other.declaration().owned()
                    ? RelationshipTexts.ownedByEachOther(draft, other)
                    : RelationshipTexts.ownedByHolder(draft, holding.reference());
        }
        return null;
    }
}
