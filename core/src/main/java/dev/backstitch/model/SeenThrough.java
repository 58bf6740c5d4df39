package dev.backstitch.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds that a collection which is seen through objects between goes on where it arrives, and that its other side goes back the same way. Made for one
 * resolution.
 */
final class SeenThrough {

    private final Drafts drafts;
    private final Supplied supplied;
    private final Mistakes mistakes;

    SeenThrough(Drafts drafts, Supplied supplied, Mistakes mistakes) {
        this.drafts = drafts;
        this.supplied = supplied;
        this.mistakes = mistakes;
    }

    void check(Draft seen) {
        HopsDeclaration<?, ?> hops = Objects.requireNonNull(seen.declaration().hops());
        Draft toBetween = draft(seen, supplied.by(seen.where(), Subjects.through(seen), hops.toBetween()));
        Draft toTarget = draft(seen, supplied.by(seen.where(), Subjects.through(seen), hops.toTarget()));
        if (toBetween == null || toTarget == null || toBetween.broken() || toTarget.broken()) {
            return;
        }
        seen.target(toTarget.knownTarget());
        String mistake = mistake(seen, toBetween, toTarget);
        if (mistake != null) {
            mistakes.add(seen.where(), mistake);
        } else {
            checkBack(seen, toBetween, toTarget);
        }
    }

    private @Nullable Draft draft(Draft seen, @Nullable Relationship<?, ?> relationship) {
        Draft draft = relationship == null ? null : drafts.of(relationship);
        if (relationship != null && draft == null) {
            mistakes.add(seen.where(), SeenThroughTexts.unknownHop(seen, relationship));
        }
        return draft;
    }

    private static @Nullable String mistake(Draft seen, Draft toBetween, Draft toTarget) {
        if (toBetween.source() != seen.source() || toBetween.target() != toTarget.source()) {
            return SeenThroughTexts.brokenWay(seen, toBetween, toTarget);
        }
        if (!toBetween.many() || toTarget.many()) {
            return SeenThroughTexts.wrongHops(seen, toBetween, toTarget);
        }
        if (toBetween.knownTarget().factory() == null) {
            return SeenThroughTexts.makesNothing(seen, toBetween);
        }
        return seen.declaration().owned()
                        || !seen.declaration().order().isEmpty()
                        || !seen.declaration().listeners().isEmpty()
                ? SeenThroughTexts.keepsNothing(seen, toBetween)
                : null;
    }

    private void checkBack(Draft seen, Draft toBetween, Draft toTarget) {
        if (!(seen.declaration().counterpart() instanceof CounterpartDeclaration.Typed<?, ?> typed)) {
            return;
        }
        Relationship<?, ?> other = supplied.by(seen.where(), Subjects.backPopulates(seen), typed.supplier());
        HopsDeclaration<?, ?> back =
                other == null ? null : other.definition().declaration().hops();
        if (other == null) {
            return;
        }
        Draft first = back == null ? null : drafts.of(back.toBetween().get());
        Draft second = back == null ? null : drafts.of(back.toTarget().get());
        if (first == null || second == null || first != toTarget.counterpart() || second != toBetween.counterpart()) {
            mistakes.add(seen.where(), SeenThroughTexts.anotherWayBack(seen, other, toBetween, toTarget));
        }
    }
}
