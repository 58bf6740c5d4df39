package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.Attachment;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the entries of one session and hears of every change of their links. Made by the session; lives until its transaction ends; one thread.
 */
public final class Tracker {

    private final Shapes shapes;
    private final IdentityMap entries;
    private final ChangeLog log = new ChangeLog();
    private final ForeignKeys foreignKeys = new ForeignKeys(this);
    private final Positions positions = new Positions(this);
    private final LinkChanges changes = new LinkChanges(this);
    private final NamingRows naming = new NamingRows(this);
    private final History history = new History();
    private final KeyedLinks keyed = new KeyedLinks(this);
    private final Removals removals = new Removals(this);
    private final Departures departures = new Departures(this);
    private final FreshEntries fresh = new FreshEntries();
    private final Thread thread = Thread.currentThread();
    private final LazyLoads lazy;
    private boolean open = true;
    private int numbers;

    public Tracker(Shapes shapes, Loader loader) {
        this.shapes = shapes;
        this.lazy = new LazyLoads(this, loader, "the session that read its object has ended:");
        this.entries = new IdentityMap(shapes);
    }

    private Tracker(Tracker left, String how) {
        this.shapes = left.shapes;
        this.lazy = left.lazy.ofDeparted(this, how);
        this.entries = new IdentityMap(shapes);
        this.open = false;
    }

    /** What keeps the entries of those that left a session, with how they left in words. */
    Tracker forDeparted(String how) {
        return new Tracker(this, how);
    }

    public Shapes shapes() {
        return shapes;
    }

    public ForeignKeys foreignKeys() {
        return foreignKeys;
    }

    /** The places of elements in lists whose order is stored. */
    public Positions positions() {
        return positions;
    }

    /** The links that were made by a key. */
    public KeyedLinks keyed() {
        return keyed;
    }

    /** Which rows of the session name an entity by a unique foreign key. */
    NamingRows naming() {
        return naming;
    }

    /** Those of a table that have a row. */
    public Collection<Entry<?>> entriesWithRows(EntityMapping<?> mapping) {
        return entries.withRows(mapping);
    }

    /** How many entries have a row of a table, or of one that has its keys. */
    public int countOf(EntityMapping<?> mapping) {
        return entries.countOf(mapping);
    }

    /** So many rows of a table may come. */
    public void expect(EntityMapping<?> mapping, int more) {
        entries.expect(mapping, more);
    }

    IdentityMap identityMap() {
        return entries;
    }

    ChangeLog log() {
        return log;
    }

    Removals removals() {
        return removals;
    }

    /** Loads what is read and not loaded. */
    public LazyLoads lazy() {
        return lazy;
    }

    /** Those that left the session. */
    Departures departures() {
        return departures;
    }

    int nextNumber() {
        return numbers++;
    }

    /** A link was loaded without a removed entity that rows link to its owner. */
    public void hide(Entry<?> removed, Entry<?> owner, RelationshipMapping<?, ?> relationship) {
        removals.hide(removed, owner, relationship);
    }

    /** What changed links mean for rows. */
    public LinkChanges changes() {
        return changes;
    }

    /** All entries, in the order of their arrival. */
    public Collection<Entry<?>> entries() {
        return entries.all();
    }

    boolean open() {
        return open;
    }

    public @Nullable Entry<?> entryOf(Object entity) {
        return entries.of(entity);
    }

    public <E> @Nullable Entry<E> find(EntityShape<E> shape, Object key) {
        return entries.find(shape, key);
    }

    /**
     * Makes an entity and all that it is linked to part of the session; one that was to be deleted is kept.
     *
     * @throws UsageException where one of them is no entity of the model, or belongs to another open session
     */
    public void add(Object root) {
        keep(entries.of(root), root);
    }

    /** @param known null where the entity is not known to have an entry, which may be another session's */
    private Entry<?> keep(@Nullable Attachment known, Object entity) {
        Entry<?> entry = known instanceof Entry<?> mine && entries.has(mine) ? mine : entries.of(entity);
        if (entry == null) {
            return new Reach(this).from(entity);
        }
        keep(entry);
        return entry;
    }

    /** Makes a detached entity, and all that it is linked to, part of the session, compared with the rows as they are now. */
    public void attach(Object root, RowSource rows, NaturalKeys naturalKeys) {
        new Return(this, rows, naturalKeys).of(root);
    }

    /** One that was to be deleted stays. */
    void keep(Entry<?> entry) {
        if (entry.state() == State.REMOVED) {
            become(entry, State.MANAGED);
            removals.keep(entry);
        }
    }

    /**
     * Takes back that an entity was to be deleted: its links are made again as far as nothing else took their place.
     *
     * @throws UsageException where it was not to be deleted
     */
    public void undelete(Object entity) {
        removals.undo(entity);
    }

    /** Lets an entity leave the session: its links stay, and its row is what it is. */
    public void detach(Object entity) {
        departures.leave(entity);
    }

    void become(Entry<?> entry, State state) {
        State before = entry.state();
        entry.become(state);
        log.note(() -> entry.become(before));
    }

    <E> void enter(Entry<E> entry) {
        IdentityHashMap<Link<?>, Attachment> former = log.isOpen() ? EntityLinks.attachments(entry) : null;
        if (entry.state() == State.NEW) {
            EntityLinks.fillRowless(entry);
        }
        put(entry);
        if (former != null) {
            log.note(() -> {
                forget(entry);
                former.forEach(LinkAccess::attach);
            });
        }
    }

    /** Also on a way back, on which links are what they were already. */
    <E> void put(Entry<E> entry) {
        entries.put(entry);
        if (entry.state() == State.NEW) {
            fresh.add(entry);
        }
        EntityLinks.attach(entry);
        rememberLinkless(entry);
    }

    /** An entity without links has nothing that keeps its entry. */
    void rememberLinkless(Entry<?> entry) {
        if (entry.shape().relationships().isEmpty()) {
            shapes.linkless().put(entry.entity(), new LinklessEntities.Known(this, open ? null : entry.row()));
        }
    }

    /**
     * An entity that was read: its links are not loaded.
     *
     * @param part whether columns may be missing in the row
     */
    public <E> Entry<E> loaded(EntityShape<E> shape, E entity, @Nullable Object[] row, boolean part) {
        Entry<E> entry = new Entry<>(this, shape, entity, State.MANAGED);
        if (part) {
            entry.storePart(row);
        } else {
            entry.store(row);
        }
        departures.arrived(entry);
        entries.put(entry);
        EntityLinks.attachUnread(entry);
        rememberLinkless(entry);
        if (log.isOpen()) {
            // What is read in a nested transaction may be what that transaction wrote.
            log.note(() -> {
                entries.remove(entry);
                entry.become(State.DETACHED);
            });
        }
        keyed.arrived(entry);
        return entry;
    }

    /** Takes an entity out of every link that holds it; its row is deleted at the next flush. */
    public void remove(Object entity) {
        removals.remove(entity);
    }

    /** The entity is nobody's any more; its links stay as they are. */
    public void forget(Entry<?> entry) {
        entries.remove(entry);
        fresh.drop(entry);
        changes.forget(entry);
        entry.become(State.DETACHED);
        shapes.linkless().remove(entry.entity());
        EntityLinks.detach(entry);
    }

    /** The row was written, and is now this; one that is to be deleted still is. */
    public void stored(Entry<?> entry, @Nullable Object[] row) {
        fresh.gotRow(entry);
        reread(entry, row);
        if (entry.state() != State.REMOVED) {
            entry.become(State.MANAGED);
            keyed.arrived(entry);
        }
    }

    /** The row is now this, as was just read or written. */
    void reread(Entry<?> entry, @Nullable Object[] row) {
        entries.store(entry, row);
    }

    /** The row is gone; linked again, the entity gets a new one. */
    public void gone(Entry<?> entry) {
        @Nullable Object @Nullable [] row = entry.row();
        entries.remove(entry);
        entry.store(null);
        entry.become(State.DETACHED);
        log.note(() -> {
            entry.store(row);
            entry.become(State.MANAGED);
            put(entry);
        });
        shapes.linkless().remove(entry.entity());
    }

    /** The entities that wait for their first rows, in the order of their arrival. */
    public Collection<Entry<?>> fresh() {
        return Collections.unmodifiableCollection(fresh);
    }

    /** Whether an entity waits for its row to be deleted. */
    public boolean removesRows() {
        return !removals.isEmpty();
    }

    /** The entities that named one which is to be deleted. */
    public List<LostOwner> lostOwners() {
        return removals.lostOwners();
    }

    /** Whether something was added, deleted or linked, as far as that is known without looking at properties. */
    public boolean knowsOfChanges() {
        return !fresh.isEmpty()
                || removesRows()
                || !changes.isEmpty()
                || !keyed.taken().isEmpty();
    }

    /** All changes are written. */
    public void flushed() {
        keyed.written();
        history.add(changes, foreignKeys, log);
        forgetChanges();
    }

    private void forgetChanges() {
        changes.clear();
        positions.clear();
        removals.clear();
    }

    /** Begins a part of the session's work that may be taken back. Everything has been flushed. */
    public Retreat retreat() {
        return new Retreat(this, log);
    }

    /** Everything is as it was when a part of the work began: whatever is here has its row, and nothing is changed. */
    void restored() {
        fresh.clear();
        entries.rekey();
        for (Entry<?> entry : entries.all()) {
            entry.become(State.MANAGED);
            entry.reset();
        }
        keyed.restored();
        forgetChanges();
    }

    /** The transaction was rolled back: what links its objects is for another session to write. */
    public void rolledBack() {
        history.add(changes, foreignKeys, log);
        history.handOver();
        close();
    }

    /** From now on links change without being heard, and what is not loaded stays so. */
    public void close() {
        open = false;
        entries.linkless().forEach(this::rememberLinkless);
        entries.clear();
        forgetChanges();
    }

    void admit(@Nullable Attachment other) {
        if (open) {
            requireThread();
            if (other instanceof Entry<?> there) {
                Reach.refuseForeign(this, there.tracker(), there.shape());
                Reach.refuseTwin(this, there);
            }
        }
    }

    /** Refuses a second thread. */
    public void requireThread() {
        if (Thread.currentThread() != thread) {
            throw new UsageException("a session belongs to the thread that began it, " + thread.getName()
                    + ", and was used by " + Thread.currentThread().getName()
                    + ": give every thread a transaction of its own; nothing was changed");
        }
    }

    /** A hot path. What is known of the target is the entry that its own end tells. */
    void linked(Entry<?> entry, RelationshipMapping<?, ?> by, Link<?> link, Object target, @Nullable Attachment known) {
        keep(entry, entry.entity());
        changes.linked(entry, by, link, keep(known, target));
    }

    void unlinked(Entry<?> entry, RelationshipMapping<?, ?> relationship, Link<?> link, @Nullable Object target) {
        if (target != null && departures.left(target)) {
            add(target);
        }
        Entry<?> other = target == null ? null : entries.of(target);
        if (target == null || other != null) {
            changes.unlinked(entry, relationship, link, other);
        }
    }
}
