package dev.backstitch.sql;

import dev.backstitch.change.ReadColumns;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Fetch;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * One of the results that a statement for a whole plan reads: the selection's own rows, or what one fetch adds to those of another. Its columns are, in this
 * order, how many levels remain, the owner's key, and the entity's own, as far as it has them. Made with its {@link RoundTrip}; immutable then.
 */
public final class PlanNode {

    private final int number;
    private final @Nullable PlanNode owner;
    private final @Nullable Fetch<?, ?> fetch;
    private final @Nullable RelationshipMapping<?, ?> relationship;
    private final EntityMapping<?> entity;
    private final ReadColumns columns;
    private final List<String> types = new ArrayList<>();
    private final int levels;
    private final int keys;
    private final boolean owns;
    private int[] places = {};

    /** The selection's own rows. */
    PlanNode(EntityMapping<?> entity, ReadColumns columns, boolean owns) {
        this.number = 0;
        this.owner = null;
        this.fetch = null;
        this.relationship = null;
        this.entity = entity;
        this.columns = columns;
        this.levels = 0;
        this.keys = 0;
        this.owns = owns;
        addTypes(columns.of(entity.rows()));
    }

    /**
     * What a fetch adds.
     *
     * @param relationship what it goes along: the fetch's own, or a step of it
     * @param columns which of the targets' are read
     * @param owns whether something is fetched for its rows
     */
    PlanNode(
            int number,
            PlanNode owner,
            Fetch<?, ?> fetch,
            RelationshipMapping<?, ?> relationship,
            ReadColumns columns,
            boolean owns) {
        this.number = number;
        this.owner = owner;
        this.fetch = fetch;
        this.relationship = relationship;
        this.entity = relationship.target();
        this.columns = columns;
        this.owns = owns;
        this.levels = fetch instanceof Fetch.Recursive<?> recursive && recursive.depth() != null ? 1 : 0;
        if (levels > 0) {
            types.add("int");
        }
        List<? extends Field<?>> key = key(fetch, relationship);
        this.keys = key.size();
        addTypes(key);
        addTypes(columns.of(entity.rows()));
    }

    /** What a row has to tell of its owner besides its own columns. */
    private static List<? extends Field<?>> key(Fetch<?, ?> fetch, RelationshipMapping<?, ?> relationship) {
        if (relationship.route() instanceof Route.Through through) {
            return through.near().targetColumns();
        }
        boolean window = fetch instanceof Fetch.Part && relationship.route() instanceof Route.Held;
        return window ? ((Route.Held) relationship.route()).reference().targetColumns() : List.of();
    }

    private void addTypes(List<? extends Field<?>> fields) {
        fields.forEach(field -> types.add(Statements.codecOf(field).typeName()));
    }

    /** What tells its rows from others in the result. */
    public int number() {
        return number;
    }

    /** Whose rows it is fetched for; null of the selection's own. */
    public @Nullable PlanNode owner() {
        return owner;
    }

    /** What fetches it; null of the selection's own. */
    public @Nullable Fetch<?, ?> fetch() {
        return fetch;
    }

    /** Along what it is fetched; null of the selection's own. */
    public @Nullable RelationshipMapping<?, ?> relationship() {
        return relationship;
    }

    public EntityMapping<?> entity() {
        return entity;
    }

    boolean owns() {
        return owns;
    }

    /** The place in the result of how many levels remain; null where they are not limited. */
    public @Nullable Integer levelsAt() {
        return levels == 0 ? null : places[0];
    }

    /** The places in the result of the owner's key; empty where a row tells its owner itself. */
    public int[] keyAt() {
        return part(levels, keys);
    }

    /** The places in the result of the entity's own fields; 0 for those that it does not have. */
    public int[] fieldsAt() {
        int[] all = new int[entity.rows().fields().size()];
        for (int field = 0; field < all.length; field++) {
            int place = columns.place(field);
            all[field] = place < 0 ? 0 : places[before() + place];
        }
        return all;
    }

    /** Which of the entity's own columns it has. */
    ReadColumns columns() {
        return columns;
    }

    private int[] part(int from, int size) {
        int[] part = new int[size];
        System.arraycopy(places, from, part, 0, size);
        return part;
    }

    List<String> types() {
        return types;
    }

    void takePlaces(int[] taken) {
        places = taken;
    }

    int[] places() {
        return places;
    }

    /** The name of the column that has one of the entity's own fields. */
    String nameOf(int field) {
        return Reading.name(before() + columns.place(field));
    }

    private int before() {
        return levels + keys;
    }
}
