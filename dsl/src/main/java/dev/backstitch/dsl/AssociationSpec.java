package dev.backstitch.dsl;

import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * An association table as declared. Keep it in a field of type {@link Association}, which hides what only a declaration needs. Immutable.
 *
 * @param <A> the entity class on the side named first
 * @param <B> the entity class on the other side
 */
public final class AssociationSpec<A, B> implements Association<A, B> {

    private final String name;
    private final List<Side> from;
    private final List<Side> to;
    private final AssociationSpec<B, A> reversed;
    private final Association<?, ?> declared;
    private final boolean ignoresExisting;
    private volatile @Nullable Table<Record> table;

    AssociationSpec(String name, List<Side> from, List<Side> to) {
        this(name, from, to, false);
    }

    private AssociationSpec(String name, List<Side> from, List<Side> to, boolean ignoresExisting) {
        this.ignoresExisting = ignoresExisting;
        this.name = name;
        this.from = List.copyOf(from);
        this.to = List.copyOf(to);
        this.declared = this;
        this.reversed = new AssociationSpec<>(this);
    }

    private AssociationSpec(AssociationSpec<B, A> declared) {
        this.ignoresExisting = declared.ignoresExisting;
        this.name = declared.name;
        this.from = declared.to;
        this.to = declared.from;
        this.declared = declared;
        this.reversed = declared;
    }

    /** A further column of the other side, whose key has several. */
    public AssociationSpec<A, B> and(String column, Supplier<? extends Column<B, ?>> key) {
        return new AssociationSpec<>(name, from, Associations.plus(to, new Side(column, key)), ignoresExisting);
    }

    /**
     * Links are inserted with {@code ON CONFLICT DO NOTHING}, for a table that others write at the same time: a link that somebody else made meanwhile is
     * taken as made, where it would be refused otherwise.
     */
    public AssociationSpec<A, B> ignoringExisting() {
        return new AssociationSpec<>(name, from, to, true);
    }

    @Override
    public boolean ignoresExisting() {
        return ignoresExisting;
    }

    @Override
    public Association<B, A> reversed() {
        return reversed;
    }

    @Override
    public Association<?, ?> declared() {
        return declared;
    }

    @Override
    public String name() {
        return name;
    }

    /** Made late: the columns take their types from the keys they name, whose tables may not be initialised before. */
    @Override
    public Table<Record> table() {
        if (declared != this) {
            return declared.table();
        }
        Table<Record> known = table;
        if (known == null) {
            known = new AssociationTable(name, from, to);
            table = known;
        }
        return known;
    }

    @Override
    public List<Side> from() {
        return from;
    }

    @Override
    public List<Side> to() {
        return to;
    }

    @Override
    public String toString() {
        return name;
    }
}
