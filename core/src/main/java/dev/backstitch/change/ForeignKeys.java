package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Owns the rule by which a foreign key is taken from a link: what the link says counts where it differs from the row, then what a property mapped to
 * the column says. Lives as long as its tracker.
 */
public final class ForeignKeys {

    private final Tracker tracker;

    /** What became of the elements of collections that no reference answers, by relationship. */
    private final Map<RelationshipMapping<?, ?>, Map<Entry<?>, Adoption>> adopters = new LinkedHashMap<>();

    ForeignKeys(Tracker tracker) {
        this.tracker = tracker;
    }

    /** The value that one column of a foreign key has to have now. */
    @Nullable
    Object valueNow(Entry<?> entry, ForeignKeyShape foreignKey, int column) {
        Object stored = entry.stored(column);
        Object linked = linkedValue(entry, foreignKey, column);
        if (!Values.same(stored, linked) || !entry.shape().mapped(column)) {
            return linked;
        }
        return property(entry, column);
    }

    /** The entity whose key the foreign key has to take; null where it is none or the row's. */
    public @Nullable Entry<?> target(Entry<?> entry, ForeignKeyShape foreignKey) {
        RelationshipMapping<?, ?> holding = foreignKey.holding();
        if (holding != null) {
            Object target = LinkAccess.peek((One<?>) link(entry, holding));
            return target == null ? null : tracker.departures().entryOf(target, holding);
        }
        Adoption adoption = adoption(entry, foreignKey);
        return adoption == null ? null : adoption.owner();
    }

    /** Whether a link, rather than the row, decides what the foreign key is. */
    public boolean decided(Entry<?> entry, ForeignKeyShape foreignKey) {
        RelationshipMapping<?, ?> holding = foreignKey.holding();
        return holding != null
                ? LinkAccess.decides((One<?>) link(entry, holding))
                : adoption(entry, foreignKey) != null;
    }

    /** Whether an unflushed change of a link is to be written over what the row says. */
    public boolean isPending(Entry<?> entry, ForeignKeyShape foreignKey) {
        @Nullable Object[] row = entry.row();
        if (row == null) {
            return true;
        }
        if (!tracker.changes().relinked().contains(entry) || !decided(entry, foreignKey)) {
            return false;
        }
        if (givenKey(entry, foreignKey) != null) {
            return true;
        }
        Entry<?> target = target(entry, foreignKey);
        Object named = EntityShape.keyOf(row, foreignKey.columns());
        @Nullable Object[] targetRow = target == null ? null : target.row();
        return targetRow == null
                ? target != null || named != null
                : !Objects.equals(named, EntityShape.keyOf(targetRow, foreignKey.targetColumns()));
    }

    /** Whether a link says that the foreign key names nothing. */
    public boolean namesNone(Entry<?> entry, ForeignKeyShape foreignKey) {
        return decided(entry, foreignKey) && target(entry, foreignKey) == null && givenKey(entry, foreignKey) == null;
    }

    /** The key that the foreign key's reference was given; null where it was given none. */
    public @Nullable Object givenKey(Entry<?> entry, ForeignKeyShape foreignKey) {
        RelationshipMapping<?, ?> holding = foreignKey.holding();
        return holding == null ? null : givenKey(link(entry, holding));
    }

    private static @Nullable Object givenKey(Link<?> reference) {
        List<Object> keys = LinkAccess.keys(reference);
        return keys.isEmpty() ? null : keys.get(0);
    }

    void adopt(RelationshipMapping<?, ?> relationship, Entry<?> child, Entry<?> owner) {
        put(relationship, child, new Adoption(owner, true));
    }

    /** Nothing where another owner has it by now. */
    void release(RelationshipMapping<?, ?> relationship, Entry<?> child, Entry<?> owner) {
        Map<Entry<?>, Adoption> children = adopters.get(relationship);
        Adoption last = children == null ? null : children.get(child);
        if (last == null || last.owner() == owner) {
            put(relationship, child, new Adoption(owner, false));
        }
    }

    private void put(RelationshipMapping<?, ?> relationship, Entry<?> child, Adoption adoption) {
        Map<Entry<?>, Adoption> children = adopters.computeIfAbsent(relationship, any -> new LinkedHashMap<>());
        Adoption before = children.put(child, adoption);
        if (tracker.log().isOpen()) {
            tracker.log().note(() -> {
                if (before == null) {
                    children.remove(child);
                } else {
                    children.put(child, before);
                }
            });
        }
    }

    Map<RelationshipMapping<?, ?>, Map<Entry<?>, Adoption>> adopters() {
        return adopters;
    }

    void flushed() {
        adopters.clear();
    }

    /** The entity that the row names, where the session has it. */
    public @Nullable Entry<?> storedTarget(Entry<?> entry, ForeignKeyShape foreignKey) {
        Object[] row = entry.row();
        Object key = row == null ? null : EntityShape.keyOf(row, foreignKey.columns());
        if (key == null) {
            return null;
        }
        EntityShape<?> target = tracker.shapes().of(foreignKey.reference().target());
        return foreignKey.namesPrimaryKey()
                ? tracker.find(target, key)
                : tracker.identityMap().find(target, foreignKey.targetColumns(), key);
    }

    /** Fills a reference where the session knows the answer by the rows that it has. */
    <E> void settle(Entry<E> entry, RelationshipMapping<E, ?> relationship, One<Object> link) {
        if (relationship.route() instanceof Route.Held) {
            settleHeld(entry, relationship, link);
        } else if (relationship.route() instanceof Route.Holding holding) {
            settle(entry, entry.shape().foreignKey(holding.reference()), link);
        }
    }

    /** The key that an entity's row names by a reference; null where it is held by another row. */
    static @Nullable Object storedKey(Entry<?> entry, RelationshipMapping<?, ?> relationship) {
        @Nullable Object[] row = entry.row();
        if (row == null || !(relationship.route() instanceof Route.Holding holding)) {
            return null;
        }
        List<Object> parts = new ArrayList<>();
        for (int column : EntityShape.indexesOf(
                entry.shape().mapping(), holding.reference().columns())) {
            parts.add(Objects.requireNonNull(row[column], "a foreign key of NULL is settled without a statement"));
        }
        return parts.size() == 1 ? parts.get(0) : parts;
    }

    /** Whether the row of one entity names that of another by a reference. */
    static boolean names(Entry<?> entry, RelationshipMapping<?, ?> relationship, Entry<?> named) {
        @Nullable Object[] row = entry.row();
        @Nullable Object[] namedRow = named.row();
        if (row == null
                || namedRow == null
                || !(relationship.route() instanceof Route.Holding holding)
                || !named.shape().mapping().isA(holding.reference().target())) {
            return false;
        }
        int[] columns = EntityShape.indexesOf(
                entry.shape().mapping(), holding.reference().columns());
        int[] namedColumns = EntityShape.indexesOf(
                holding.reference().target(), holding.reference().targetColumns());
        Object key = EntityShape.keyOf(row, columns);
        return key != null && key.equals(EntityShape.keyOf(namedRow, namedColumns));
    }

    /** Fills a reference from its row where the target is in the session or there is none. */
    <T> void settle(Entry<?> entry, ForeignKeyShape foreignKey, One<T> link) {
        Object[] row = entry.row();
        Object key = row == null ? null : EntityShape.keyOf(row, foreignKey.columns());
        if (key == null) {
            LinkAccess.fill(link, null);
            return;
        }
        Entry<?> target = storedTarget(entry, foreignKey);
        if (target != null && target.state() != State.NEW) {
            fill(entry, link, target);
        }
    }

    @SuppressWarnings("unchecked") // the target's class is the link's
    private <T> void fill(Entry<?> entry, One<T> link, Entry<?> target) {
        RelationshipDefinition<?, ?> relationship = (RelationshipDefinition<?, ?>) LinkAccess.end(link);
        RelationshipDefinition<T, Object> counterpart = (RelationshipDefinition<T, Object>) relationship.counterpart();
        T entity = (T) target.entity();
        Link<Object> across = counterpart == null ? null : counterpart.linkOf(entity);
        boolean disowned = across != null && across.isLoaded() && !LinkAccess.holds(across, entry.entity());
        boolean let = target.state() == State.REMOVED || disowned;
        if (target.state() == State.REMOVED) {
            RelationshipMapping<?, ?> mapping = tracker.shapes().of(relationship);
            tracker.removals().hide(target, entry, mapping);
            tracker.changes().letGo(entry, mapping);
        }
        LinkAccess.fill(link, let ? null : entity);
        if (!let && across instanceof One<Object> one && !one.isLoaded()) {
            LinkAccess.fill(one, entry.entity());
        }
    }

    /** Fills a reference from the row of the target, where that is in the session. */
    void settleHeld(Entry<?> entry, RelationshipMapping<?, ?> relationship, One<Object> link) {
        Entry<?> target = tracker.naming().naming(relationship, entry);
        RelationshipMapping<?, ?> counterpart = relationship.counterpart();
        if (target == null || counterpart == null || target.state() == State.REMOVED) {
            return;
        }
        One<?> across = (One<?>) link(target, counterpart);
        if (!LinkAccess.decides(across)) {
            LinkAccess.fill(link, target.entity());
            fillWith(across, entry.entity());
        }
    }

    @SuppressWarnings("unchecked") // the owner is what the counterpart refers to
    private static void fillWith(One<?> link, Object owner) {
        LinkAccess.fill((One<Object>) link, owner);
    }

    private @Nullable Object linkedValue(Entry<?> entry, ForeignKeyShape foreignKey, int column) {
        RelationshipMapping<?, ?> holding = foreignKey.holding();
        if (holding == null) {
            Adoption adoption = adoption(entry, foreignKey);
            return adoption == null ? entry.stored(column) : named(adoption.owner(), foreignKey, column);
        }
        One<?> reference = (One<?>) link(entry, holding);
        if (!LinkAccess.decides(reference)) {
            return entry.stored(column);
        }
        Object given = givenKey(reference);
        if (given != null) {
            return KeyRow.parts(given, foreignKey.columns().length).get(foreignKey.placeOf(column));
        }
        Object target = LinkAccess.peek(reference);
        return target == null ? null : named(tracker.departures().entryOf(target, holding), foreignKey, column);
    }

    /** The value by which a foreign key's column names an entity; null where it names none, or one whose key is yet to come. */
    private static @Nullable Object named(@Nullable Entry<?> target, ForeignKeyShape foreignKey, int column) {
        return target == null ? null : naming(target, foreignKey, column);
    }

    /** The value by which a foreign key's column names an entity; null where its key is yet to come. */
    public static @Nullable Object naming(Entry<?> target, ForeignKeyShape foreignKey, int column) {
        int place = foreignKey.targetColumns()[foreignKey.placeOf(column)];
        return target.row() == null ? given(target, place) : target.stored(place);
    }

    /** Whether the foreign key's value is known although the row that it names is yet to be written. */
    public boolean known(Entry<?> entry, ForeignKeyShape foreignKey) {
        Entry<?> target = target(entry, foreignKey);
        if (target == null) {
            return true;
        }
        for (int column : foreignKey.targetColumns()) {
            if ((target.row() == null ? given(target, column) : target.stored(column)) == null) {
                return false;
            }
        }
        return true;
    }

    /** What a new row's column is given by a property alone; null where PostgreSQL or a link decides. */
    private static @Nullable Object given(Entry<?> fresh, int column) {
        EntityShape<?> shape = fresh.shape();
        Object value = shape.foreignKeyAt(column) == null ? property(fresh, column) : null;
        return shape.column(column).definition().isNone(value) ? null : value;
    }

    private @Nullable Adoption adoption(Entry<?> entry, ForeignKeyShape foreignKey) {
        for (Map.Entry<RelationshipMapping<?, ?>, Map<Entry<?>, Adoption>> each : adopters.entrySet()) {
            Adoption adoption = each.getValue().get(entry);
            if (adoption != null && writes(each.getKey(), foreignKey)) {
                return adoption;
            }
        }
        return null;
    }

    private static boolean writes(RelationshipMapping<?, ?> relationship, ForeignKeyShape foreignKey) {
        return relationship.route() instanceof Route.Held held
                && held.reference().equals(foreignKey.reference());
    }

    private static <E> @Nullable Object property(Entry<E> entry, int column) {
        return entry.shape().read(entry.entity(), column);
    }

    @SuppressWarnings("unchecked") // the relationship is one of the entry's own class
    static <E> Link<?> link(Entry<E> entry, RelationshipMapping<?, ?> relationship) {
        return entry.link((RelationshipMapping<E, ?>) relationship);
    }
}
