package dev.backstitch.model;

import dev.backstitch.error.UsageException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Table;

/** A checked mapping: tables, associations and relationships that fit each other. Immutable; made once and shared by all threads. */
public final class Model {

    private final List<EntityMapping<?>> entities;
    private final List<AssociationMapping> associations;
    private final Map<Class<?>, EntityMapping<?>> byType = new LinkedHashMap<>();
    private final IdentityHashMap<Table<?>, EntityMapping<?>> byTable = new IdentityHashMap<>();

    Model(List<EntityMapping<?>> entities, List<AssociationMapping> associations) {
        this.entities = List.copyOf(entities);
        this.associations = List.copyOf(associations);
        for (EntityMapping<?> entity : entities) {
            byType.put(entity.type(), entity);
            byTable.put(entity.table(), entity);
        }
    }

    /**
     * Resolves and checks a mapping. To check the links of an entity class it makes one object of it, by the factory of its table. An association table
     * that a relationship goes through need not be given.
     *
     * @throws dev.backstitch.error.MappingException with every mistake found
     */
    public static Model of(Mapping... mappings) {
        return new Resolver(Arrays.asList(mappings)).resolve();
    }

    /** The mapped tables in the order given. */
    public List<EntityMapping<?>> entities() {
        return entities;
    }

    /** The association tables in the order given. */
    public List<AssociationMapping> associations() {
        return associations;
    }

    /**
     * The mapping of an object's class.
     *
     * @throws UsageException where the class is not mapped in this model
     */
    @SuppressWarnings("unchecked") // the map is filled with EntityMapping<X> under X.class
    public <E> EntityMapping<E> entityOf(E object) {
        EntityMapping<?> entity = byType.get(object.getClass());
        if (entity == null) {
            throw new UsageException(object.getClass().getName() + " is not an entity of this model; its entities are "
                    + labels() + ": give its table to Model.of");
        }
        return (EntityMapping<E>) entity;
    }

    /**
     * The mapping of a table.
     *
     * @throws UsageException where the table is not in this model
     */
    @SuppressWarnings("unchecked") // the map is filled with EntityMapping<X> under MappedTable<X>
    public <E> EntityMapping<E> entityOf(MappedTable<E> table) {
        EntityMapping<?> entity = byTable.get(table.unaliased());
        if (entity == null) {
            throw new UsageException(table.definition().label() + " is not a table of this model; its tables are "
                    + labels() + ": give it to Model.of");
        }
        return (EntityMapping<E>) entity;
    }

    /** Whether objects of that class are entities of this model. */
    public boolean maps(Class<?> type) {
        return byType.containsKey(type);
    }

    private List<String> labels() {
        return entities.stream().map(EntityMapping::label).toList();
    }
}
