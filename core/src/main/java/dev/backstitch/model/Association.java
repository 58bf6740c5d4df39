package dev.backstitch.model;

import java.util.List;
import java.util.function.Supplier;
import org.jooq.Record;
import org.jooq.Table;

/**
 * An association table: nothing but pairs of keys, one of each side. Declared once; the side that reads it the other way round uses
 * {@link #reversed()}.
 *
 * @param <A> the entity class on the side named first
 * @param <B> the entity class on the other side
 */
public interface Association<A, B> extends Mapping {

    /** The same table seen from the other side. */
    Association<B, A> reversed();

    /** The association as declared: itself, or for a reversed one the one it reverses. */
    Association<?, ?> declared();

    /** The table's name in the database. */
    String name();

    /** The table as jOOQ sees it. */
    Table<Record> table();

    /** The columns that name a row of the side named first. */
    List<Side> from();

    /** The columns that name a row of the other side. */
    List<Side> to();

    /** Whether a link that somebody else made meanwhile is taken as made, rather than refused. */
    default boolean ignoresExisting() {
        return false;
    }

    /** A column of an association table and, supplied late, the key column it names. */
    record Side(String column, Supplier<? extends Column<?, ?>> target) {}
}
