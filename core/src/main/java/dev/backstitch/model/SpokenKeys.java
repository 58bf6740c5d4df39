package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the foreign key whose columns a relationship names by {@code on(..)}. Made for one resolution. */
final class SpokenKeys {

    private final Tables tables;
    private final References references;
    private final Supplied supplied;
    private final Mistakes mistakes;

    SpokenKeys(Tables tables, References references, Supplied supplied, Mistakes mistakes) {
        this.tables = tables;
        this.references = references;
        this.supplied = supplied;
        this.mistakes = mistakes;
    }

    void resolve(Draft draft) {
        if (draft.broken() || draft.goesThrough() || draft.declaration().on().isEmpty()) {
            return;
        }
        Reference key = find(draft);
        if (key == null) {
            draft.breaks();
            return;
        }
        draft.key(key);
        if (draft.target() == null) {
            draft.target(key.source() == draft.source() ? key.target() : key.source());
        }
    }

    private @Nullable Reference find(Draft draft) {
        String what = Subjects.on(draft);
        List<Column<?, ?>> columns =
                supplied.byAll(draft.where(), what, draft.declaration().on());
        EntityMapping<?> holder =
                columns == null ? null : tables.require(columns.get(0).mappedTable(), draft.where(), what);
        if (columns == null || holder == null) {
            return null;
        }
        List<Reference> over = references.of(holder).stream()
                .filter(reference -> Keys.same(reference.columns(), columns))
                .toList();
        if (over.isEmpty()) {
            if (!references.unresolved(holder, columns)) {
                mistakes.add(draft.where(), RelationshipTexts.onNoKey(draft, columns, references.of(holder)));
            }
            return null;
        }
        return fitting(draft, columns, over);
    }

    private @Nullable Reference fitting(Draft draft, List<Column<?, ?>> columns, List<Reference> over) {
        List<Reference> fitting = new ArrayList<>(over);
        fitting.removeIf(reference -> !connects(draft, reference));
        if (fitting.isEmpty()) {
            mistakes.add(draft.where(), RelationshipTexts.onOtherTable(draft, columns, over.get(0)));
            return null;
        }
        if (fitting.size() > 1) {
            mistakes.add(draft.where(), RelationshipTexts.onSeveralKeys(draft, columns, fitting));
            return null;
        }
        return fitting.get(0);
    }

    private static boolean connects(Draft draft, Reference reference) {
        EntityMapping<?> target = draft.target();
        boolean holding = reference.source() == draft.source() && (target == null || reference.target() == target);
        boolean held = reference.target() == draft.source() && (target == null || reference.source() == target);
        return holding || held;
    }
}
