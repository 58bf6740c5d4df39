package dev.backstitch.change;

import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.Many;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Owns the places that elements keep in lists whose order is stored. It remembers which lists changed since the last flush; their elements are counted
 * when a flush begins. Lives as long as its tracker.
 */
public final class Positions {

    private final Tracker tracker;
    private final Set<Changed> changed = new LinkedHashSet<>();
    private final Map<Entry<?>, Map<Column<?, ?>, Integer>> places = new HashMap<>();

    private record Changed(Entry<?> owner, RelationshipMapping<?, ?> list) {}

    Positions(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The columns of a table in which its rows keep their places. */
    static BitSet columnsOf(EntityMapping<?> mapping) {
        BitSet columns = new BitSet();
        for (Reference reference : mapping.references()) {
            for (RelationshipMapping<?, ?> list : reference.target().relationships()) {
                Column<?, ?> position = mapping.isA(list.target()) ? list.position() : null;
                if (position != null) {
                    columns.set(mapping.columns().indexOf(position));
                }
            }
        }
        return columns;
    }

    void changed(Entry<?> owner, RelationshipMapping<?, ?> list) {
        if (list.position() != null && list.route() instanceof Route.Held) {
            changed.add(new Changed(owner, list));
        }
    }

    /** Whether the order of a list is still to be written. */
    public boolean areToBeWritten(Entry<?> owner, RelationshipMapping<?, ?> list) {
        return changed.contains(new Changed(owner, list));
    }

    boolean concern(TableSet tables) {
        return changed.stream().anyMatch(each -> tables.contains(each.list.target()));
    }

    boolean isEmpty() {
        return changed.isEmpty();
    }

    /** Counts the elements of the lists that changed, and loads those of which only changes are known. */
    public void count() {
        for (Changed each : List.copyOf(changed)) {
            if (each.owner.state().lives()) {
                count(each.list, (Many<?>) ForeignKeys.link(each.owner, each.list));
            }
        }
    }

    /** The place that the entity has to have; null where no list that changed holds it. */
    @Nullable
    Integer of(Entry<?> entry, int column) {
        Map<Column<?, ?>, Integer> mine = places.get(entry);
        return mine == null ? null : mine.get(entry.shape().column(column));
    }

    void clear() {
        changed.clear();
        places.clear();
    }

    private void count(RelationshipMapping<?, ?> list, Many<?> elements) {
        Column<?, ?> column = list.position();
        if (column == null || (!elements.isLoaded() && LinkAccess.peek(elements).isEmpty())) {
            return;
        }
        int place = 0;
        for (Object element : elements) {
            Entry<?> entry = tracker.entryOf(element);
            if (entry != null) {
                places.computeIfAbsent(entry, any -> new HashMap<>()).put(column, place);
                tracker.changes().relinked().add(entry);
            }
            place++;
        }
    }
}
