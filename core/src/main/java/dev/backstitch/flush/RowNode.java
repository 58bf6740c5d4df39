package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is written of a row at once, and what has to be written before. Made by a {@link MixedOrder}. */
final class RowNode {

    private final Kind kind;
    private final Set<Entry<?>> entries;
    private final BitSet columns;
    private final List<Wait> waits = new ArrayList<>();
    private final Set<RowNode> dependents = new LinkedHashSet<>();
    private final BitSet postponed = new BitSet();
    private boolean done;

    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    /**
     * That another is written before.
     *
     * @param foreignKey because of which; null where it is something else
     * @param why in words
     */
    record Wait(RowNode before, @Nullable ForeignKeyShape foreignKey, String why) {}

    /**
     * @param entries one, or all that one statement has to update
     * @param columns those that an update writes
     */
    RowNode(Kind kind, Set<Entry<?>> entries, BitSet columns) {
        this.kind = kind;
        this.entries = entries;
        this.columns = columns;
    }

    Kind kind() {
        return kind;
    }

    Set<Entry<?>> entries() {
        return entries;
    }

    BitSet columns() {
        return columns;
    }

    boolean writes(int[] some) {
        return IntColumns.any(columns, some);
    }

    void waitFor(RowNode before, @Nullable ForeignKeyShape foreignKey, String why) {
        waits.add(new Wait(before, foreignKey, why));
        before.dependents.add(this);
    }

    boolean isReady() {
        return open().isEmpty();
    }

    void done() {
        done = true;
    }

    /** Those that it still waits for. */
    List<Wait> open() {
        return waits.stream().filter(wait -> !wait.before().done).toList();
    }

    boolean waitsForNothingBut(Set<RowNode> others) {
        return open().stream().allMatch(wait -> others.contains(wait.before()));
    }

    /** Whether nothing waits for it. */
    boolean isLast() {
        return dependents.isEmpty();
    }

    /** Takes it out of the order. */
    void withdraw() {
        waits.forEach(wait -> wait.before().dependents.remove(this));
    }

    /** Leaves out the foreign keys that it waits for; false where one of them is NOT NULL, or it waits for something else. */
    boolean postpone() {
        for (Wait wait : open()) {
            if (wait.foreignKey() == null || wait.foreignKey().reference().required()) {
                return false;
            }
        }
        open().forEach(wait -> UpdateParts.set(
                postponed, Objects.requireNonNull(wait.foreignKey()).columns()));
        return true;
    }

    /** The columns that it leaves out. */
    BitSet postponed() {
        return postponed;
    }
}
