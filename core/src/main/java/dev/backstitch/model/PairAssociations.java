package dev.backstitch.model;

import org.jspecify.annotations.Nullable;

/** Holds that both sides of a many-to-many relationship go through one association table, in opposite directions. Made for one resolution. */
final class PairAssociations {

    private final Mistakes mistakes;

    PairAssociations(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void check(Draft one, Draft other) {
        String mistake = mistake(one, other);
        if (mistake != null) {
            mistakes.add(one.where(), mistake);
            one.breaks();
            other.breaks();
        }
    }

    private static @Nullable String mistake(Draft one, Draft other) {
        Route.Through there = one.through();
        Route.Through back = other.through();
        if (there == null || back == null) {
            Draft through = there == null ? other : one;
            Draft direct = there == null ? one : other;
            return direct.many()
                    ? RelationshipTexts.onlyOneThrough(through, direct)
                    : RelationshipTexts.manyToManyWithOne(through, direct);
        }
        if (!Same.object(there.association(), back.association())) {
            return RelationshipTexts.otherAssociations(one, there, other, back);
        }
        return Same.object(there.near(), back.near()) ? RelationshipTexts.sameDirection(one, other, there) : null;
    }
}
