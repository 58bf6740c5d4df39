package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.FreshRows;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads again which rows name some owners: those that came, those that went, and in which order they are. Of what went, one more statement tells where to.
 * Made for one relationship of one refresh.
 */
final class HeldRefresh {

    private final GraphLoader loader;
    private final Reader reader;
    private final CurrentRows rows;
    private final FreshRows fresh;
    private final RelationshipMapping<?, ?> relationship;
    private final Route.Held held;
    private final ForeignKeyShape foreignKey;

    HeldRefresh(
            GraphLoader loader,
            Reader reader,
            CurrentRows rows,
            FreshRows fresh,
            RelationshipMapping<?, ?> relationship,
            Route.Held held) {
        this.loader = loader;
        this.reader = reader;
        this.rows = rows;
        this.fresh = fresh;
        this.relationship = relationship;
        this.held = held;
        this.foreignKey = loader.tracker().shapes().of(relationship.target()).foreignKey(held.reference());
    }

    void refresh(List<Entry<?>> owners) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (Entry<?> owner : owners) {
            @Nullable Object[] row = Objects.requireNonNull(owner.row());
            if (EntityShape.keyOf(row, foreignKey.targetColumns()) != null) {
                keys.add(GraphLoader.some(row, foreignKey.targetColumns()));
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        Map<Entry<?>, @Nullable Object[]> named =
                reader.held(relationship, held, keys.toArray(Object[][]::new), FetchJoins.NONE, this::read);
        rows.of(gone(owners, named)).forEach((entry, row) -> named.put(entry, some(row)));
        named.forEach(this::follow);
        for (Entry<?> owner : owners) {
            if (!loader.tracker().positions().areToBeWritten(owner, relationship)) {
                Ends.arrange(owner, relationship, named.keySet());
            }
        }
    }

    private void follow(Entry<?> child, @Nullable Object[] values) {
        if (child.row() != null) {
            fresh.name(child, foreignKey, values);
        }
    }

    private Map<Entry<?>, @Nullable Object[]> read(ResultSet result) throws SQLException {
        List<Codec<?>> codecs = loader.codecs(relationship.target(), foreignKey.columns());
        RowReader<?> children = loader.rows(relationship.target(), 0, new Siblings());
        Map<Entry<?>, @Nullable Object[]> read = new LinkedHashMap<>();
        while (result.next()) {
            Entry<?> child = children.read(result);
            @Nullable Object[] values = new Object[codecs.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = codecs.get(i).read(result, foreignKey.columns()[i] + 1);
            }
            read.put(child, values);
        }
        return read;
    }

    /** Those that their owners show because their rows named them. What has no row at all any more is nobody's. */
    private List<Entry<?>> gone(List<Entry<?>> owners, Map<Entry<?>, @Nullable Object[]> named) {
        Tracker tracker = loader.tracker();
        List<Entry<?>> gone = new ArrayList<>();
        for (Entry<?> owner : owners) {
            for (Object target : LinkAccess.targets(Ends.link(owner, relationship))) {
                Entry<?> child = tracker.entryOf(target);
                if (child != null
                        && child.state() == State.MANAGED
                        && !named.containsKey(child)
                        && names(child, owner)) {
                    gone.add(child);
                }
            }
        }
        gone.forEach(child -> named.put(child, new Object[foreignKey.columns().length]));
        return gone;
    }

    private boolean names(Entry<?> child, Entry<?> owner) {
        Object key = EntityShape.keyOf(Objects.requireNonNull(child.row()), foreignKey.columns());
        return key != null
                && key.equals(EntityShape.keyOf(Objects.requireNonNull(owner.row()), foreignKey.targetColumns()));
    }

    private @Nullable Object[] some(@Nullable Object[] row) {
        return GraphLoader.some(row, foreignKey.columns());
    }
}
