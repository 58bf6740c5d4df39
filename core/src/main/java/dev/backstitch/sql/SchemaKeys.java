package dev.backstitch.sql;

import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.AssociationMapping.Side;
import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Part;
import dev.backstitch.model.Reference;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.UniqueKeyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.Table;

/** Lists the keys and indexes that a model's schema needs, each with its name; the same model has the same list. */
final class SchemaKeys {

    private final ConstraintNames names;
    private final List<SchemaKey> keys = new ArrayList<>();

    private SchemaKeys(Model model) {
        Stream<String> entities = model.entities().stream()
                .map(entity -> entity.table().getName())
                .distinct();
        Stream<String> associations = model.associations().stream().map(AssociationMapping::name);
        names = new ConstraintNames(Stream.concat(entities, associations).toList());
    }

    static List<SchemaKey> of(Model model) {
        SchemaKeys schema = new SchemaKeys(model);
        model.entities().forEach(schema::add);
        model.associations().forEach(schema::add);
        return List.copyOf(schema.keys);
    }

    private void add(EntityMapping<?> entity) {
        Table<?> table = entity.storage().table();
        if (entity.parent() == null) {
            primary(table, entity.primaryKey());
        } else if (entity.joined()) {
            extending(entity);
        }
        for (UniqueKeyDefinition<?> unique : entity.ownUniqueKeys()) {
            String name = names.uniqueKey(table.getName(), namesOf(unique.columns()));
            keys.add(new SchemaKey.Unique(table, name, unique.columns(), unique.deferrability()));
        }
        for (Reference reference : entity.ownReferences()) {
            keys.add(new SchemaKey.Foreign(
                    table,
                    names.foreignKey(table.getName(), namesOf(reference.columns())),
                    reference.columns(),
                    reference.target(),
                    reference.target().partNamed(reference.targetColumns()).table(),
                    fields(reference.target(), reference.targetColumns()),
                    reference.onDelete(),
                    reference.onUpdate(),
                    reference.deferrability()));
            index(table, reference.columns());
        }
    }

    /** The rows of a joined table go with those whose keys they have. */
    private void extending(EntityMapping<?> entity) {
        List<Part> parts = entity.parts();
        Part own = parts.get(parts.size() - 1);
        Part above = parts.get(parts.size() - 2);
        primary(own.table(), own.key());
        keys.add(new SchemaKey.Foreign(
                own.table(),
                names.foreignKey(own.table().getName(), namesOf(own.key())),
                own.key(),
                entity.parent() == null ? entity : entity.parent(),
                above.table(),
                above.key(),
                ReferentialAction.CASCADE,
                ReferentialAction.CASCADE,
                Deferrability.NOT_DEFERRABLE));
    }

    private static List<Field<?>> fields(EntityMapping<?> target, List<? extends Column<?, ?>> columns) {
        return target.partNamed(columns)
                .fields(columns.stream().mapToInt(target.columns()::indexOf).toArray());
    }

    private void add(AssociationMapping association) {
        Table<?> table = association.table();
        List<Field<?>> both = new ArrayList<>(association.from().columns());
        both.addAll(association.to().columns());
        primary(table, both);
        for (Side side : List.of(association.from(), association.to())) {
            keys.add(new SchemaKey.Foreign(
                    table,
                    names.foreignKey(table.getName(), namesOf(side.columns())),
                    side.columns(),
                    side.target(),
                    side.target().partNamed(side.targetColumns()).table(),
                    fields(side.target(), side.targetColumns()),
                    ReferentialAction.CASCADE,
                    ReferentialAction.NO_ACTION,
                    Deferrability.NOT_DEFERRABLE));
            index(table, side.columns());
        }
    }

    private void primary(Table<?> table, List<? extends Field<?>> columns) {
        keys.add(new SchemaKey.Primary(table, names.primaryKey(table.getName()), columns));
    }

    /** None where a key or an index begins with the same columns. */
    private void index(Table<?> table, List<? extends Field<?>> columns) {
        List<String> wanted = namesOf(columns);
        for (SchemaKey key : keys) {
            boolean indexed = !(key instanceof SchemaKey.Foreign) && key.table() == table;
            List<String> held = key.columnNames();
            if (indexed
                    && held.size() >= wanted.size()
                    && held.subList(0, wanted.size()).equals(wanted)) {
                return;
            }
        }
        keys.add(new SchemaKey.Index(table, names.index(table.getName(), wanted), columns));
    }

    private static List<String> namesOf(List<? extends Field<?>> columns) {
        return columns.stream().map(Named::getName).toList();
    }
}
