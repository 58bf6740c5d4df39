package dev.backstitch.model;

import java.util.IdentityHashMap;
import java.util.function.Supplier;

/**
 * Holds that a stored order is kept in a column of the elements' own rows that nothing else keeps in order or unique, and that a key by which elements
 * are found is a property of theirs. Made for one resolution.
 */
final class Arrangements {

    private final Supplied supplied;
    private final Mistakes mistakes;
    private final IdentityHashMap<Column<?, ?>, Draft> taken = new IdentityHashMap<>();

    Arrangements(Supplied supplied, Mistakes mistakes) {
        this.supplied = supplied;
        this.mistakes = mistakes;
    }

    void check(Draft draft) {
        checkKey(draft);
        Supplier<? extends Column<?, ?>> position = draft.declaration().position();
        if (position == null || draft.broken()) {
            return;
        }
        Column<?, ?> column = supplied.by(draft.where(), Subjects.position(draft), position);
        if (column == null) {
            return;
        }
        Draft other = taken.putIfAbsent(column, draft);
        if (!(draft.route() instanceof Route.Held)) {
            mistakes.add(draft.where(), ArrangementTexts.orderedThrough(draft, column));
        } else if (isCheckedRowByRow(draft.knownTarget(), column)) {
            mistakes.add(draft.where(), ArrangementTexts.uniquePosition(draft, column));
        } else if (other != null) {
            mistakes.add(draft.where(), ArrangementTexts.positionTaken(draft, other, column));
        }
    }

    private static boolean isCheckedRowByRow(EntityMapping<?> entity, Column<?, ?> column) {
        return entity.uniqueKeys().stream()
                .anyMatch(key -> key.deferrability() == Deferrability.NOT_DEFERRABLE
                        && key.columns().contains(column));
    }

    private void checkKey(Draft draft) {
        Supplier<? extends Column<?, ?>> key = draft.declaration().key();
        Column<?, ?> column =
                key == null || draft.broken() ? null : supplied.by(draft.where(), Subjects.keyedBy(draft), key);
        if (column == null) {
            return;
        }
        if (!Same.object(column.mappedTable(), draft.knownTarget().table())) {
            mistakes.add(draft.where(), ArrangementTexts.keyElsewhere(draft, column));
        } else if (column.definition().getter() == null) {
            mistakes.add(draft.where(), ArrangementTexts.keyWithoutProperty(draft, column));
        }
    }
}
