package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.MappedTable;
import java.util.Objects;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * A column of the table that another extends, as one of the other's: jOOQ knows it as the column that it is.
 *
 * @param <E> the entity class of the table that extends
 * @param <T> the type of the column's values
 */
final class InheritedColumn<E, T> extends RealColumn<E, T> {

    private static final long serialVersionUID = 1L;

    private final transient EntityTable<E> table;
    private final transient Column<? super E, T> column;
    private final transient @Nullable TableField<Record, T> aliased;

    InheritedColumn(EntityTable<E> table, Column<? super E, T> column) {
        super(column.getUnqualifiedName(), column.definition().type());
        this.table = table;
        this.column = column;
        this.aliased = table.isAlias() ? table.inheritedField(column) : null;
    }

    @Override
    @SuppressWarnings("unchecked") // what reads and writes entities of a class does so for those of a subclass
    public ColumnDefinition<E, T> definition() {
        return (ColumnDefinition<E, T>) column.definition();
    }

    @Override
    EntityTable<E> declaringTable() {
        return table;
    }

    @Override
    public MappedTable<E> mappedTable() {
        return table;
    }

    @Override
    TableField<Record, T> realField() {
        return aliased != null ? aliased : ((RealColumn<?, T>) column).realField();
    }

    @Override
    public Table<Record> getTable() {
        return aliased != null ? Objects.requireNonNull(aliased.getTable()) : column.getTable();
    }

    @Override
    public Name getQualifiedName() {
        return aliased != null ? aliased.getQualifiedName() : column.getQualifiedName();
    }
}
