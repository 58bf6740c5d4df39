package dev.backstitch.flush;

import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Part;
import dev.backstitch.model.Reference;
import dev.backstitch.model.UniqueKeyDefinition;
import dev.backstitch.plan.WriteStep.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a step does to a table, as far as constraints look at it.
 *
 * @param table the table's name
 * @param entity null where it is an association table
 * @param association null where it is an entity's table
 * @param columns those that are written
 */
record Effect(
        Operation operation,
        String table,
        @Nullable EntityMapping<?> entity,
        @Nullable AssociationMapping association,
        List<? extends Field<?>> columns) {

    static Effect of(Operation operation, Part part, int[] columns) {
        return new Effect(operation, part.table().getName(), part.entity(), null, part.fields(columns));
    }

    static Effect of(Reference reference, Operation operation) {
        EntityMapping<?> source = reference.source();
        return new Effect(operation, reference.table().getName(), source, null, reference.columns());
    }

    static Effect of(PairStep step) {
        AssociationMapping association = step.association();
        List<Field<?>> columns = new ArrayList<>(association.from().columns());
        columns.addAll(association.to().columns());
        Operation operation = step.operation() == PairStep.Operation.DELETE ? Operation.DELETE : Operation.INSERT;
        return new Effect(operation, association.name(), null, association, columns);
    }

    /** The constraint because of which this has to come after another; null where there is none. */
    @Nullable
    String reasonAfter(Effect earlier) {
        if (operation == Operation.DELETE) {
            return entity == null ? null : earlier.naming(entity, table, earlier.operation == Operation.DELETE);
        }
        if (earlier.operation == Operation.INSERT && earlier.entity != null) {
            String named = naming(earlier.entity, earlier.table, false);
            if (named != null) {
                return named;
            }
        }
        return sharedKey(earlier);
    }

    /** The foreign key by which rows of this name rows of a table. */
    private @Nullable String naming(EntityMapping<?> target, String targetTable, boolean whole) {
        if (association != null) {
            for (AssociationMapping.Side side : List.of(association.from(), association.to())) {
                if (names(side.target(), side.targetColumns(), target, targetTable)) {
                    return words(side.columns(), targetTable);
                }
            }
        }
        for (Reference reference : entity == null ? List.<Reference>of() : entity.references()) {
            boolean written = whole || !Collections.disjoint(columns, reference.columns());
            if (written
                    && reference.table().getName().equals(table)
                    && names(reference.target(), reference.targetColumns(), target, targetTable)) {
                return words(reference.columns(), targetTable);
            }
        }
        return null;
    }

    /** Whether a foreign key to columns of one entity may name rows of another in a table. */
    private static boolean names(
            EntityMapping<?> named, List<? extends Column<?, ?>> columns, EntityMapping<?> target, String table) {
        return target.sharesRowsWith(named)
                && named.partNamed(columns).table().getName().equals(table);
    }

    private String words(List<? extends Field<?>> holding, String target) {
        return table + "." + names(holding) + " references " + target;
    }

    /** The key that two parts of the same rows have in common, of which the earlier statement wrote another. */
    static String sharedKey(Part naming, Part named) {
        return naming.table().getName() + "." + names(naming.key()) + " references "
                + named.table().getName();
    }

    /** The unique key of which the earlier one gives up values that this takes. */
    private @Nullable String sharedKey(Effect earlier) {
        if (entity == null
                || earlier.entity == null
                || !earlier.table.equals(table)
                || earlier.operation == Operation.INSERT) {
            return null;
        }
        List<List<? extends Column<?, ?>>> keys = new ArrayList<>(List.of(entity.primaryKey()));
        for (UniqueKeyDefinition<?> unique : entity.uniqueKeys()) {
            keys.add(unique.columns());
        }
        for (List<? extends Column<?, ?>> key : keys) {
            boolean given = earlier.operation == Operation.DELETE || !Collections.disjoint(earlier.columns, key);
            if (given && !Collections.disjoint(columns, key)) {
                return "unique key (" + names(key) + ") of " + table;
            }
        }
        return null;
    }

    private static String names(List<? extends Field<?>> fields) {
        return fields.stream().map(Field::getName).collect(Collectors.joining(", "));
    }
}
