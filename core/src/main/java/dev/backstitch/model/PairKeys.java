package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the one foreign key on which both sides of a relationship stand, and the side that holds it. Made for one resolution. */
final class PairKeys {

    private final References references;
    private final Mistakes mistakes;

    PairKeys(References references, Mistakes mistakes) {
        this.references = references;
        this.mistakes = mistakes;
    }

    void resolve(Draft one, Draft other) {
        if (one.many() && other.many()) {
            fail(one, other, RelationshipTexts.bothCollections(one, other));
            return;
        }
        Reference key = key(one, other);
        Draft holder = key == null ? null : holder(one, other, key);
        if (key == null || holder == null) {
            one.breaks();
            other.breaks();
        } else if (holder.many()) {
            fail(one, other, RelationshipTexts.collectionOnKey(holder, key));
        } else {
            holder.route(new Route.Holding(key));
            (holder == one ? other : one).route(new Route.Held(key));
        }
    }

    private @Nullable Reference key(Draft one, Draft other) {
        Reference first = one.key();
        Reference second = other.key();
        if (first != null && second != null && !first.equals(second)) {
            boolean eachItsOwn = first.source() == one.source()
                    && second.source() == other.source()
                    && !one.refersToItself()
                    && !one.many()
                    && !other.many();
            mistakes.add(
                    one.where(),
                    eachItsOwn
                            ? RelationshipTexts.bothHold(one, first, other, second)
                            : RelationshipTexts.otherKeys(one, first, other, second));
            return null;
        }
        if (first != null) {
            return first;
        }
        return second != null ? second : only(one, other);
    }

    /** The only foreign key between the tables, of those that can serve: a reference's table holds it where the other side is a collection. */
    private @Nullable Reference only(Draft one, Draft other) {
        List<Reference> serving = new ArrayList<>();
        if (!one.many()) {
            serving.addAll(references.between(one.source(), other.source()));
        }
        if (!other.many() && !one.refersToItself()) {
            serving.addAll(references.between(other.source(), one.source()));
        }
        if (serving.isEmpty() && one.many() != other.many()) {
            Draft collection = one.many() ? one : other;
            serving.addAll(references.between(collection.source(), collection.knownTarget()));
        }
        if (serving.size() > 1) {
            mistakes.add(one.where(), RelationshipTexts.severalKeys(Subjects.pair(one, other), serving));
        } else if (serving.isEmpty() && !references.uncertain(one.source()) && !references.uncertain(other.source())) {
            mistakes.add(one.where(), RelationshipTexts.noKeyBetween(one, other));
        }
        return serving.size() == 1 ? serving.get(0) : null;
    }

    private @Nullable Draft holder(Draft one, Draft other, Reference key) {
        if (!one.refersToItself()) {
            return key.source() == one.source() ? one : other;
        }
        if (one.many() != other.many()) {
            return one.many() ? other : one;
        }
        if ((one.key() == null) == (other.key() == null)) {
            mistakes.add(one.where(), RelationshipTexts.sameWay(one, other, key));
            return null;
        }
        return one.key() != null ? one : other;
    }

    private void fail(Draft one, Draft other, String mistake) {
        mistakes.add(one.where(), mistake);
        one.breaks();
        other.breaks();
    }
}
