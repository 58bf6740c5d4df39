package dev.backstitch.sql;

import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Constraint;
import org.jooq.DataType;
import org.jooq.impl.DSL;

/** Tells which tables a schema has, and what entities that share one bring into it. */
final class SchemaTables {

    private SchemaTables() {}

    /** The entities that have a table of their own. */
    static List<EntityMapping<?>> of(Model model) {
        List<EntityMapping<?>> tables = new ArrayList<>(model.entities());
        tables.removeIf(entity -> entity.storage() != entity);
        return tables;
    }

    /** The columns of an entity's table besides a joined table's key: its own, and those of what extends it without a table of its own. */
    static Stream<Column<?, ?>> columnsIn(EntityMapping<?> storage) {
        return sharing(storage).flatMap(entity -> entity.ownColumns().stream());
    }

    private static Stream<? extends EntityMapping<?>> sharing(EntityMapping<?> storage) {
        return storage.family().stream().filter(entity -> entity.storage() == storage);
    }

    /** A column that only some of a table's rows use is NULL in the others. */
    static DataType<?> typeOf(Column<?, ?> column, EntityMapping<?> storage) {
        DataType<?> type = SchemaTypes.of(column.definition());
        boolean everywhere =
                column.definition().identity() || storage.ownColumns().contains(column);
        return everywhere ? type : type.nullable(true);
    }

    /** What holds in their place that such a column is NOT NULL in the rows that use it; a joined table does not have the discriminator. */
    static List<Constraint> checksIn(EntityMapping<?> storage) {
        List<Constraint> checks = new ArrayList<>();
        if (storage.joined()) {
            return checks;
        }
        ConstraintNames names = new ConstraintNames(List.of());
        sharing(storage).filter(entity -> entity != storage).forEach(entity -> {
            for (Column<?, ?> column : entity.ownColumns()) {
                ColumnDefinition<?, ?> definition = column.definition();
                if (!definition.nullable() && !definition.identity() && !definition.byDatabase()) {
                    checks.add(
                            DSL.constraint(DSL.name(names.check(storage.table().getName(), definition.name())))
                                    .check(DSL.not(entity.rows().condition()).or(column.isNotNull())));
                }
            }
        });
        return checks;
    }
}
