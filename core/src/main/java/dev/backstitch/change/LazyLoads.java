package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.Attachment;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnLoader;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads what is read and not loaded, links and columns, or says why that cannot be. Lives as long as its tracker, and answers for its entities also
 * after the session's end.
 */
public final class LazyLoads implements ColumnLoader {

    /** Set while a property is read to find out what it is: a getter must not load then. */
    private static final ThreadLocal<Boolean> LOOKING = new ThreadLocal<>();

    private final Tracker tracker;
    private final Loader loader;
    private final String ending;
    private boolean leftColumns;

    /** @param ending why an object has no session any more */
    LazyLoads(Tracker tracker, Loader loader, String ending) {
        this.tracker = tracker;
        this.loader = loader;
        this.ending = ending;
    }

    /** The same for those that left the session. */
    LazyLoads ofDeparted(Tracker ended, String how) {
        return new LazyLoads(ended, loader, how);
    }

    /** Looks at what an object has, which loads nothing. */
    public static <R> R looking(Supplier<R> look) {
        Boolean before = LOOKING.get();
        LOOKING.set(true);
        try {
            return look.get();
        } finally {
            if (before == null) {
                LOOKING.remove();
            }
        }
    }

    void load(Entry<?> entry, RelationshipMapping<?, ?> relationship) {
        if (!tracker.open()) {
            throw new UsageException(relationship.label() + " is not loaded and " + ending
                    + " load it inside the transaction, with(" + relationship.label() + ") in the query");
        }
        tracker.requireThread();
        requireHere(entry, relationship.label());
        loader.load(entry, relationship);
    }

    /** A column of an entity whose row was read in part is about to be read. */
    <E> void load(Entry<E> entry, Column<?, ?> column) {
        int place = entry.shape().mapping().columns().indexOf(column.unaliased());
        if (place < 0 || !entry.lacks(place) || LOOKING.get() != null || entry.isSet(place)) {
            return;
        }
        String label = entry.shape().label() + "." + column.getName();
        if (!tracker.open()) {
            throw ended(label, column);
        }
        tracker.requireThread();
        requireHere(entry, label);
        loader.load(entry, column);
        if (entry.lacks(place)) {
            throw new UsageException(
                    label + " is not loaded, and " + entry.shape().label() + " with the key " + entry.key()
                            + " has no row any more: somebody else deleted it");
        }
    }

    private UsageException ended(String label, Column<?, ?> column) {
        return new UsageException(label + " is not loaded and " + ending
                + " load it inside the transaction, by load(.., "
                + column.mappedTable().definition().label() + "."
                + column.getName() + ") or by a query that reads it");
    }

    private static void requireHere(Entry<?> entry, String label) {
        if (entry.state() == State.DETACHED) {
            throw new UsageException(label
                    + " is not loaded, and its object belongs to the session no more: it was deleted, or read in a nested"
                    + " transaction that was rolled back; load it again");
        }
    }

    /** Loads columns for entries of an entity that lack them, in one statement. */
    public void load(EntityMapping<?> entity, Iterable<? extends Entry<?>> entries, int[] columns) {
        loader.load(entity, entries, columns);
    }

    /** Asked by the table of an entity that holds no link which its column could ask. */
    @Override
    public void load(Object entity, Column<?, ?> column) {
        Entry<?> entry = tracker.entryOf(entity);
        if (entry != null) {
            entry.load(entity, column);
        } else {
            loadFormer(entity, column);
        }
    }

    private <E> void loadFormer(E entity, Column<?, ?> column) {
        Entry<E> former = former(tracker.shapes(), entity);
        if (former != null) {
            former.load(entity, column);
        }
    }

    /** Some columns of the entry's row were not read. */
    void left(Entry<?> entry) {
        leftColumns = true;
        EntityMapping<?> root = entry.shape().mapping().root();
        if (root.relationships().isEmpty()) {
            root.table().attachments().put(entry.entity(), this);
        }
    }

    /** Whether any row of the session was ever read in part. */
    public boolean haveLeft() {
        return leftColumns;
    }

    /** What is known of the row of an object that this session does not have, where it was read in part; null where it was not. */
    public <E> @Nullable Entry<E> formerPart(E entity) {
        Entry<E> former = former(tracker.shapes(), entity);
        return former != null && former.isPartial() ? former : null;
    }

    /** The entry of a session that knows an object's row, or knew it last; null where none did. */
    @SuppressWarnings("unchecked") // an object's links hold the entry of that object
    static <E> @Nullable Entry<E> former(Shapes shapes, E entity) {
        EntityShape<E> shape = shapes.of(shapes.model().entityOf(entity));
        if (!shape.relationships().isEmpty()) {
            Attachment attachment =
                    LinkAccess.attachment(shape.relationships().get(0).linkOf(entity));
            return attachment instanceof Entry<?> entry ? (Entry<E>) entry : null;
        }
        LinklessEntities.Known known = shapes.linkless().of(entity);
        if (known == null || known.row() == null) {
            return null;
        }
        Entry<E> entry = new Entry<>(known.tracker(), shape, entity, State.DETACHED);
        entry.succeed(known.row());
        return entry;
    }
}
