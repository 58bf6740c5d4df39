package dev.backstitch.sql;

import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.AssociationMapping.Side;
import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Generation;
import dev.backstitch.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jooq.Constraint;
import org.jooq.ConstraintForeignKeyOnStep;
import org.jooq.CreateTableElementListStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Lays out a model's schema as jOOQ's statements: enum types, tables with their keys, foreign keys once all tables are there, and an index for each foreign
 * key. Made for one creation or removal; one thread.
 */
public final class SchemaStatements {

    private final DSLContext dsl = DSL.using(SQLDialect.POSTGRES);
    private final Model model;
    private final List<SchemaKey> keys;
    private final Map<Name, List<String>> enums;

    public SchemaStatements(Model model) {
        this.model = model;
        this.keys = SchemaKeys.of(model);
        this.enums = SchemaTypes.enums(model);
    }

    /** The statements that create the schema, in the order to run them. */
    public List<Query> create() {
        List<Query> statements = new ArrayList<>();
        enums.forEach((name, literals) -> statements.add(dsl.createType(name).asEnum(literals.toArray(String[]::new))));
        SchemaTypes.sequences(model)
                .forEach(
                        (name, block) -> statements.add(dsl.createSequence(name).incrementBy(block)));
        for (EntityMapping<?> entity : SchemaTables.of(model)) {
            statements.add(table(entity));
            SchemaTables.columnsIn(entity).forEach(column -> computed(entity, column, statements));
            keysOf(entity.table(), true)
                    .forEach(key ->
                            statements.add(dsl.alterTable(plain(entity.table())).add(key)));
        }
        model.associations().forEach(association -> statements.add(table(association)));
        for (SchemaKey.Unique key : keys(SchemaKey.Unique.class)) {
            if (key.deferrability() != Deferrability.NOT_DEFERRABLE) {
                statements.add(deferrable(key.table(), unique(key), key.deferrability()));
            }
        }
        for (SchemaKey.Foreign key : keys(SchemaKey.Foreign.class)) {
            statements.add(
                    key.deferrability() == Deferrability.NOT_DEFERRABLE
                            ? dsl.alterTable(plain(key.table())).add(foreignKey(key))
                            : deferrable(key.table(), foreignKey(key), key.deferrability()));
        }
        for (SchemaKey.Index index : keys(SchemaKey.Index.class)) {
            statements.add(dsl.createIndex(DSL.name(index.name())).on(plain(index.table()), plain(index.columns())));
        }
        return statements;
    }

    /** The statements that remove it, the last created first; foreign keys go before any table, because tables may refer to each other in a circle. */
    public List<Query> drop() {
        List<Query> statements = new ArrayList<>();
        enums.keySet().forEach(name -> statements.add(dsl.dropTypeIfExists(name)));
        SchemaTypes.sequences(model).keySet().forEach(name -> statements.add(dsl.dropSequenceIfExists(name)));
        SchemaTables.of(model).forEach(entity -> statements.add(dsl.dropTableIfExists(plain(entity.table()))));
        model.associations().forEach(association -> statements.add(dsl.dropTableIfExists(plain(association.table()))));
        for (SchemaKey.Foreign key : keys(SchemaKey.Foreign.class)) {
            statements.add(dsl.alterTableIfExists(plain(key.table())).dropConstraintIfExists(DSL.name(key.name())));
        }
        Collections.reverse(statements);
        return statements;
    }

    private Query table(EntityMapping<?> entity) {
        CreateTableElementListStep table = dsl.createTable(plain(entity.table()));
        if (entity.joined()) {
            for (int i = 0; i < entity.keyNames().size(); i++) {
                table = table.column(
                        DSL.field(DSL.name(entity.keyNames().get(i))),
                        SchemaTypes.naming(entity.primaryKey().get(i)));
            }
        }
        for (Column<?, ?> column : SchemaTables.columnsIn(entity).toList()) {
            if (!column.definition().byDatabase()) {
                table = table.column(plain(column), SchemaTables.typeOf(column, entity));
            }
        }
        List<Constraint> constraints = keysOf(entity.table(), false);
        constraints.addAll(SchemaTables.checksIn(entity));
        return table.constraints(constraints);
    }

    /** jOOQ has no word for a column that PostgreSQL computes, hence the template; its keys come after it. */
    private void computed(EntityMapping<?> entity, Column<?, ?> column, List<Query> statements) {
        if (column.definition().generation() instanceof Generation.Computed<?> computed) {
            statements.add(dsl.query(
                    "alter table {0} add {1} {2} generated always as ({3}) stored"
                            + (column.definition().nullable() ? "" : " not null"),
                    plain(entity.table()),
                    plain(column),
                    DSL.sql(SchemaTypes.of(column.definition()).getCastTypeName(dsl.configuration())),
                    DSL.inlined(computed.expression())));
        }
    }

    private Query table(AssociationMapping association) {
        CreateTableElementListStep table = dsl.createTable(plain(association.table()));
        for (Side side : List.of(association.from(), association.to())) {
            for (int i = 0; i < side.columns().size(); i++) {
                table = table.column(
                        plain(side.columns().get(i)),
                        SchemaTypes.naming(side.targetColumns().get(i)));
            }
        }
        return table.constraints(keysOf(association.table(), false));
    }

    /** @param computed whether those that a computed column is part of, or the others */
    private List<Constraint> keysOf(Table<?> table, boolean computed) {
        List<Constraint> constraints = new ArrayList<>();
        for (SchemaKey key : keys) {
            if (key.columns().stream().anyMatch(SchemaStatements::isComputed) != computed) {
                continue;
            }
            if (key.table() == table && key instanceof SchemaKey.Primary) {
                constraints.add(DSL.constraint(DSL.name(key.name())).primaryKey(plain(key.columns())));
            } else if (key.table() == table
                    && key instanceof SchemaKey.Unique unique
                    && unique.deferrability() == Deferrability.NOT_DEFERRABLE) {
                constraints.add(unique(unique));
            }
        }
        return constraints;
    }

    private static boolean isComputed(Field<?> field) {
        return field instanceof Column<?, ?> column && column.definition().generation() instanceof Generation.Computed;
    }

    private static Constraint unique(SchemaKey.Unique key) {
        return DSL.constraint(DSL.name(key.name())).unique(plain(key.columns()));
    }

    /** jOOQ has no word for when a constraint is checked, hence the template. */
    private Query deferrable(Table<?> table, Constraint constraint, Deferrability deferrability) {
        String initially = deferrability == Deferrability.INITIALLY_DEFERRED ? "deferred" : "immediate";
        return dsl.query("alter table {0} add {1} deferrable initially " + initially, plain(table), constraint);
    }

    private static Constraint foreignKey(SchemaKey.Foreign key) {
        ConstraintForeignKeyOnStep constraint = DSL.constraint(DSL.name(key.name()))
                .foreignKey(plain(key.columns()))
                .references(plain(key.targetTable()), plain(key.targetColumns()));
        constraint = switch (key.onDelete()) {
            case NO_ACTION -> constraint;
            case RESTRICT -> constraint.onDeleteRestrict();
            case CASCADE -> constraint.onDeleteCascade();
            case SET_NULL -> constraint.onDeleteSetNull();
            case SET_DEFAULT -> constraint.onDeleteSetDefault();
        };
        return switch (key.onUpdate()) {
            case NO_ACTION -> constraint;
            case RESTRICT -> constraint.onUpdateRestrict();
            case CASCADE -> constraint.onUpdateCascade();
            case SET_NULL -> constraint.onUpdateSetNull();
            case SET_DEFAULT -> constraint.onUpdateSetDefault();
        };
    }

    private <K extends SchemaKey> List<K> keys(Class<K> kind) {
        return keys.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The names alone: a mapped table and its columns are made for queries, and would bring their own types and aliases. */
    private static Table<?> plain(Table<?> table) {
        return DSL.table(table.getQualifiedName());
    }

    private static Field<?> plain(Field<?> field) {
        return DSL.field(field.getUnqualifiedName());
    }

    private static Field<?>[] plain(Collection<? extends Field<?>> fields) {
        return fields.stream().map(SchemaStatements::plain).toArray(Field<?>[]::new);
    }
}
