package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the foreign key that a relationship without counterpart can only mean: for a reference the only one its own table holds, for a collection the
 * only one that any table holds to its own. Made for one resolution.
 */
final class ImpliedKeys {

    private final Tables tables;
    private final References references;
    private final Mistakes mistakes;

    ImpliedKeys(Tables tables, References references, Mistakes mistakes) {
        this.tables = tables;
        this.references = references;
        this.mistakes = mistakes;
    }

    void resolve(Draft draft) {
        if (draft.broken() || draft.target() != null) {
            return;
        }
        List<Reference> candidates = draft.many() ? into(draft.source()) : references.of(draft.source());
        if (candidates.size() == 1) {
            draft.key(candidates.get(0));
            draft.target(
                    draft.many()
                            ? candidates.get(0).source()
                            : candidates.get(0).target());
            return;
        }
        draft.breaks();
        boolean uncertain = draft.many()
                ? tables.all().stream().anyMatch(references::uncertain)
                : references.uncertain(draft.source());
        if (!candidates.isEmpty()) {
            mistakes.add(draft.where(), RelationshipTexts.severalKeys(draft.label(), candidates));
        } else if (!uncertain) {
            mistakes.add(draft.where(), RelationshipTexts.noKeyAtAll(draft));
        }
    }

    private List<Reference> into(EntityMapping<?> target) {
        List<Reference> into = new ArrayList<>();
        tables.all().forEach(source -> into.addAll(references.between(source, target)));
        return into;
    }
}
