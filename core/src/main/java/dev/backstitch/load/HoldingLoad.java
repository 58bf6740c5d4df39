package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.State;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads references by the keys that their owners' rows hold. Made for one load. */
final class HoldingLoad {

    private final GraphLoader loader;
    private final Reader reader;
    private final Origin origin;
    private final FetchJoins joins;
    private final RelationshipMapping<?, ?> relationship;
    private final int[] columns;
    private final int[] targetColumns;

    HoldingLoad(
            GraphLoader loader,
            Reader reader,
            RelationshipMapping<?, ?> relationship,
            Route.Holding holding,
            Origin origin,
            FetchJoins joins) {
        this.joins = joins;
        this.origin = origin;
        this.loader = loader;
        this.reader = reader;
        this.relationship = relationship;
        this.columns =
                EntityShape.indexesOf(relationship.source(), holding.reference().columns());
        this.targetColumns =
                EntityShape.indexesOf(relationship.target(), holding.reference().targetColumns());
    }

    void fill(List<Entry<?>> owners) {
        Map<Object, Object[]> wanted = new LinkedHashMap<>();
        List<Entry<?>> waiting = new ArrayList<>();
        for (Entry<?> owner : owners) {
            if (!Ends.settled(owner, relationship)) {
                @Nullable Object[] row = Objects.requireNonNull(owner.row());
                wanted.put(keyOf(row), GraphLoader.some(row, columns));
                waiting.add(owner);
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        Map<Object, Entry<?>> targets = read(wanted);
        for (Entry<?> owner : waiting) {
            Entry<?> target = targets.get(keyOf(Objects.requireNonNull(owner.row())));
            if (target == null || target.state() == State.REMOVED) {
                if (target != null) {
                    loader.tracker().hide(target, owner, relationship);
                }
                Ends.fill(owner, relationship, List.of());
            } else {
                Ends.fill(owner, relationship, List.of(target));
                Ends.agree(target, relationship.counterpart(), owner);
            }
        }
    }

    private Map<Object, Entry<?>> read(Map<Object, Object[]> wanted) {
        Map<Object, Entry<?>> targets = new HashMap<>();
        for (Entry<?> target : reader.byColumns(
                relationship.target(),
                targetColumns,
                wanted.values().toArray(Object[][]::new),
                joins,
                loader.entries(relationship.target(), joins, origin))) {
            Object key = EntityShape.keyOf(Objects.requireNonNull(target.row()), targetColumns);
            if (key != null) {
                targets.put(key, target);
            }
        }
        return targets;
    }

    private Object keyOf(@Nullable Object[] row) {
        return Objects.requireNonNull(
                EntityShape.keyOf(row, columns), "a foreign key of NULL is settled without a statement");
    }
}
