package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the shape of every entity of a model. Made once for a database; safe for all threads. */
public final class Shapes {

    private final Model model;
    private final LinklessEntities linkless = new LinklessEntities();
    private final List<EntityShape<?>> shapes = new ArrayList<>();
    private final Map<Class<?>, EntityShape<?>> byType = new HashMap<>();
    private final IdentityHashMap<RelationshipDefinition<?, ?>, RelationshipMapping<?, ?>> relationships =
            new IdentityHashMap<>();
    private final List<RelationshipMapping<?, ?>> bumping = new ArrayList<>();
    private final KeyFollowers followers;
    private final boolean makeValues;

    public Shapes(Model model) {
        this.model = model;
        IdentityHashMap<Object, UniqueKey> uniqueKeys = new IdentityHashMap<>();
        for (EntityMapping<?> mapping : model.entities()) {
            shapes.add(new EntityShape<>(mapping, model, uniqueKeys));
            byType.put(mapping.type(), shapes.get(mapping.ordinal()));
            for (RelationshipMapping<?, ?> relationship : mapping.ownRelationships()) {
                relationships.put(relationship.relationship().definition(), relationship);
                if (relationship.bumpsVersion()) {
                    bumping.add(relationship);
                }
            }
        }
        followers = new KeyFollowers(this);
        makeValues = shapes.stream().anyMatch(shape -> shape.made().length > 0);
    }

    public Model model() {
        return model;
    }

    @SuppressWarnings("unchecked") // a shape stands at the ordinal of its own mapping
    public <E> EntityShape<E> of(EntityMapping<E> mapping) {
        return (EntityShape<E>) shapes.get(mapping.ordinal());
    }

    /** The shape of an entity class; null of any other class. */
    @Nullable
    EntityShape<?> of(Class<?> type) {
        return byType.get(type);
    }

    /** The shape of the first entity in the line of one that has all of some columns: rows of all that extend it can be updated together. */
    public EntityShape<?> sharing(EntityShape<?> shape, BitSet columns) {
        EntityMapping<?> parent = shape.mapping().parent();
        if (parent == null) {
            return shape;
        }
        EntityShape<?> wider = of(parent);
        int[] places = columns.stream().toArray();
        boolean named = shape.namedBy().stream().anyMatch(key -> key.namesAny(places));
        return columns.length() <= wider.width() && !named && !computesOf(shape, wider.width(), places)
                ? sharing(wider, columns)
                : shape;
    }

    /** Whether PostgreSQL computes columns of its own for an entity from those that change in the same table. */
    private static boolean computesOf(EntityShape<?> shape, int inherited, int[] changed) {
        for (int column : shape.computed()) {
            if (column >= inherited && shape.mapping().partOf(column).kept(changed).length > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What this model made of a relationship; another model may have made something else of it.
     *
     * @throws UsageException where it is not in this model
     */
    public <E, T> RelationshipMapping<E, T> of(Relationship<E, T> relationship) {
        return of(relationship.definition());
    }

    /** The same of its definition. */
    @SuppressWarnings("unchecked") // a mapping stands under the definition of its own relationship
    public <E, T> RelationshipMapping<E, T> of(RelationshipDefinition<E, T> relationship) {
        RelationshipMapping<?, ?> mapping = relationships.get(relationship);
        if (mapping == null) {
            throw new UsageException(
                    relationship.label() + " is not a relationship of this model: give its table to Model.of");
        }
        return (RelationshipMapping<E, T>) mapping;
    }

    /** Whether values are made for new objects of any table. */
    public boolean makeValues() {
        return makeValues;
    }

    /** The relationships by which a change of what is owned is one of its owner. */
    public List<RelationshipMapping<?, ?>> bumping() {
        return bumping;
    }

    KeyFollowers followers() {
        return followers;
    }

    /** The relationships that lead to an entity and that no end there answers. */
    static List<RelationshipMapping<?, ?>> oneSidedTo(EntityMapping<?> mapping, Model model) {
        List<RelationshipMapping<?, ?>> all = new ArrayList<>();
        for (EntityMapping<?> source : model.entities()) {
            for (RelationshipMapping<?, ?> relationship : source.ownRelationships()) {
                if (relationship.counterpart() == null && mapping.isA(relationship.target())) {
                    all.add(relationship);
                }
            }
        }
        return List.copyOf(all);
    }

    LinklessEntities linkless() {
        return linkless;
    }

    public List<EntityShape<?>> all() {
        return shapes;
    }
}
