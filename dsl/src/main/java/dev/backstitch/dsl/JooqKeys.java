package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import dev.backstitch.model.ReferenceDefinition;
import dev.backstitch.model.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jooq.ForeignKey;
import org.jooq.Identity;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What jOOQ wants to know of a table's keys, so that {@code onKey()} and the like work. Made once a table, after its declaration. */
final class JooqKeys {

    private final @Nullable UniqueKey<Record> primaryKey;
    private final List<UniqueKey<Record>> uniqueKeys = new ArrayList<>();
    private final @Nullable Identity<Record, ?> identity;
    private final Table<Record> table;
    private final TableDefinition<?> definition;

    JooqKeys(EntityTable<?> table, TableDefinition<?> definition) {
        this.table = table;
        this.definition = definition;
        this.primaryKey = definition.primaryKey().isEmpty() ? null : key("pkey", definition.primaryKey());
        definition.uniqueKeys().forEach(unique -> uniqueKeys.add(key("key", unique.columns())));
        this.identity = definition.columns().stream()
                .filter(column -> column.definition().identity())
                .findFirst()
                .<Identity<Record, ?>>map(column -> org.jooq.impl.Internal.createIdentity(table, real(column)))
                .orElse(null);
    }

    @Nullable
    UniqueKey<Record> primaryKey() {
        return primaryKey;
    }

    List<UniqueKey<Record>> uniqueKeys() {
        return List.copyOf(uniqueKeys);
    }

    @Nullable
    Identity<Record, ?> identity() {
        return identity;
    }

    /** Asked late: the tables they name may not be initialised before. */
    List<ForeignKey<Record, ?>> references() {
        List<ForeignKey<Record, ?>> all = new ArrayList<>();
        for (ReferenceDefinition<?> reference : definition.references()) {
            List<Column<?, ?>> targets = new ArrayList<>();
            reference.targets().forEach(target -> targets.add(target.get()));
            Table<Record> target = targets.get(0).getTable();
            UniqueKey<Record> named = org.jooq.impl.Internal.createUniqueKey(
                    target, DSL.name(target.getName() + "_named"), fields(targets), true);
            all.add(org.jooq.impl.Internal.createForeignKey(
                    table,
                    name("fkey", reference.columns()),
                    fields(reference.columns()),
                    named,
                    fields(targets),
                    true));
        }
        return all;
    }

    private UniqueKey<Record> key(String kind, List<? extends Column<?, ?>> columns) {
        return org.jooq.impl.Internal.createUniqueKey(table, name(kind, columns), fields(columns), true);
    }

    private Name name(String kind, List<? extends Column<?, ?>> columns) {
        List<String> parts = new ArrayList<>(List.of(table.getName()));
        columns.forEach(column -> parts.add(column.getName()));
        parts.add(kind);
        return DSL.name(String.join("_", parts));
    }

    @SuppressWarnings("unchecked") // an array of generic fields
    private static TableField<Record, ?>[] fields(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(JooqKeys::real).toArray(TableField[]::new);
    }

    private static <T> TableField<Record, T> real(Column<?, T> column) {
        return ((RealColumn<?, T>) column).realField();
    }
}
