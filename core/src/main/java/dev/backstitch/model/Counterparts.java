package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;

/** Holds that the two sides of a relationship name each other, and nobody else names them. Made for one resolution. */
final class Counterparts {

    private final List<Draft> all;
    private final Mistakes mistakes;

    Counterparts(Drafts drafts, Mistakes mistakes) {
        this.all = drafts.all();
        this.mistakes = mistakes;
    }

    void check() {
        all.forEach(this::checkClaims);
        all.forEach(this::checkAnswer);
        all.forEach(Counterparts::followBroken);
    }

    private void checkClaims(Draft claimed) {
        List<Draft> claimants = new ArrayList<>();
        for (Draft draft : all) {
            if (draft.counterpart() == claimed && draft != claimed) {
                claimants.add(draft);
            }
        }
        if (claimants.size() > 1) {
            mistakes.add(claimants.get(0).where(), RelationshipTexts.claimedTwice(claimed, claimants));
            claimants.forEach(Draft::breaks);
            claimed.breaks();
        }
    }

    private void checkAnswer(Draft draft) {
        Draft other = draft.counterpart();
        if (other == null || draft.broken()) {
            return;
        }
        if (other == draft && draft.declaration().symmetric()) {
            checkSymmetric(draft);
        } else if (other == draft) {
            mistakes.add(draft.where(), RelationshipTexts.ownCounterpart(draft));
            draft.breaks();
        } else if (draft.target() != other.source()) {
            draft.breaks(); // an entity class of two tables, which is told
        } else if (elsewhere(draft, other)) {
            mistakes.add(draft.where(), RelationshipTexts.leadsElsewhere(draft, other));
            draft.breaks();
        } else if (other.counterpart() == null && other.namesNoCounterpart() && !other.broken()) {
            mistakes.add(draft.where(), RelationshipTexts.notAnswered(draft, other));
            other.counterpart(draft);
        } else if (other.counterpart() != null && other.counterpart() != draft) {
            mistakes.add(draft.where(), RelationshipTexts.answersAnother(draft, other, other.counterpart()));
            draft.breaks();
        }
    }

    private void checkSymmetric(Draft draft) {
        if (!draft.goesThrough() || !draft.refersToItself()) {
            mistakes.add(draft.where(), RelationshipTexts.notSymmetric(draft));
            draft.breaks();
        }
    }

    private static boolean elsewhere(Draft draft, Draft other) {
        return other.target() != null && other.target() != draft.source();
    }

    /** What one side lacks cannot be judged on the other. */
    private static void followBroken(Draft draft) {
        Draft other = draft.counterpart();
        if (other != null && (other.broken() || draft.broken())) {
            draft.breaks();
            if (other.counterpart() == draft || other.namesNoCounterpart()) {
                other.breaks();
            }
        }
    }
}
