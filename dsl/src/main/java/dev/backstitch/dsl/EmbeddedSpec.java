package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Embedded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Declares a value over several columns: first its parts, then how it is made of them.
 *
 * @param <E> the entity class of the table
 * @param <V> the class of the value
 */
public final class EmbeddedSpec<E, V> {

    private final TableDeclaration<E> declaration;
    private final String name;
    private final Function<? super E, ? extends @Nullable V> getter;
    private final BiConsumer<? super E, ? super V> setter;
    private final List<Column<E, ?>> columns = new ArrayList<>();

    EmbeddedSpec(
            TableDeclaration<E> declaration,
            String name,
            Function<? super E, ? extends @Nullable V> getter,
            BiConsumer<? super E, ? super V> setter) {
        this.declaration = declaration;
        this.name = name;
        this.getter = getter;
        this.setter = setter;
    }

    /**
     * Keeps a part of the value in a column of this table. Where there is no value, NULL stands in it.
     *
     * @throws UsageException where the column is mapped to a property, or is a part of a value already
     */
    public <T> EmbeddedSpec<E, V> part(Column<E, T> column, Function<? super V, ? extends @Nullable T> part) {
        if (column instanceof ColumnSpec<E, T> declared && declaration.has(declared)) {
            requireUnmapped(column);
            declared.partOf(entity -> {
                V value = getter.apply(entity);
                return value == null ? null : part.apply(value);
            });
        } // of one of another table, Model.of tells
        columns.add(column);
        return this;
    }

    private void requireUnmapped(Column<E, ?> column) {
        if (column.definition().getter() != null) {
            throw new UsageException(name + ": column " + column.getName()
                    + " is mapped already, so it cannot be a part of an embedded value: declare it without map(..), and as a part of"
                    + " one value only");
        }
    }

    /**
     * Says how a value is made of its parts, which is done once a row, and not where all of them are NULL: then there is no value. What it throws
     * comes as the cause of a {@link UsageException} that names the row.
     *
     * @param maker as in {@code parts -> new Address(parts.get(street), parts.get(city))}
     * @throws UsageException where it has no parts
     */
    public Embedded<E, V> make(Function<? super Embedded.Parts<E>, ? extends V> maker) {
        if (columns.isEmpty()) {
            throw new UsageException(name + " has no parts: name its columns with part(..) before make(..)");
        }
        Embedded<E, V> embedded = new Embedded<>(name, columns, maker, setter);
        declaration.add(embedded);
        return embedded;
    }
}
