package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.MappedTable;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

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

    InheritedColumn(EntityTable<E> table, Column<? super E, T> column) {
        super(column.getUnqualifiedName(), column.definition().type());
        this.table = table;
        this.column = column;
    }

    @Override
    @SuppressWarnings("unchecked") // what reads and writes entities of a class does so for those of a subclass
    public ColumnDefinition<E, T> definition() {
        return (ColumnDefinition<E, T>) column.definition();
    }

    @Override
    public MappedTable<E> mappedTable() {
        return table;
    }

    @Override
    TableField<Record, T> realField() {
        return ((RealColumn<?, T>) column).realField();
    }

    @Override
    public Table<Record> getTable() {
        return column.getTable();
    }

    @Override
    public Name getQualifiedName() {
        return column.getQualifiedName();
    }
}
