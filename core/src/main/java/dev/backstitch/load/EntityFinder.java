package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.RoundTrip;
import dev.backstitch.sql.SelectionReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds entities by query. Made by a session for its transaction; one thread. */
public final class EntityFinder {

    private final Tracker tracker;
    private final SelectionReader selections;
    private final GraphLoader loader;
    private final GraphRefresh refresh;

    public EntityFinder(Tracker tracker, SelectionReader selections, GraphLoader loader, GraphRefresh refresh) {
        this.tracker = tracker;
        this.selections = selections;
        this.loader = loader;
        this.refresh = refresh;
    }

    /** Whether an object is an entity of this session that has, keeps or gets a row. */
    public boolean holds(Object entity) {
        Entry<?> entry = tracker.entryOf(entity);
        return entry != null && entry.state() != State.REMOVED;
    }

    /**
     * The entities that a selection selects, with what it fetches. Where it locks their rows, those that the session had before are read again: until the lock
     * somebody else may have written them.
     */
    public <E> List<E> list(Selection<E> selection, @Nullable Integer atMost) {
        EntityMapping<E> mapping = tracker.shapes().model().entityOf(selection.table());
        Set<Entry<?>> known = knownBeforeLock(mapping, selection);
        if (selection.isInOneRoundTrip() && !selection.plan().fetches().isEmpty()) {
            return inOneRoundTrip(mapping, selection, atMost);
        }
        List<E> objects = new ArrayList<>();
        List<Entry<E>> found = selections.read(
                mapping,
                selection,
                atMost,
                loader.entries(
                        mapping,
                        FetchJoins.of(selection.plan(), mapping, tracker.shapes()),
                        Origin.of(selection, selection.isStrict()),
                        objects,
                        null));
        complete(selection, known, found, atMost == null && isAll(mapping, selection));
        return objects;
    }

    /** Whether a selection reads each row of its table. */
    private static boolean isAll(EntityMapping<?> mapping, Selection<?> selection) {
        return mapping.parent() == null
                && selection.condition() == DSL.noCondition()
                && selection.joins().all().isEmpty()
                && selection.limit() == null
                && selection.offset() == null
                && selection.lock() == null;
    }

    /**
     * Begins to read the entities that a selection selects, some at a time.
     *
     * @throws UsageException where the selection asks for one round trip: nothing was sent
     */
    public <E> Chunks<E> chunks(Selection<E> selection, int size) {
        if (selection.isInOneRoundTrip()) {
            throw new UsageException(
                    "stream(..) was given " + selection
                            + " with inOneRoundTrip(): leave it out, what is fetched for a chunk is read by statements of its own; nothing was sent");
        }
        EntityMapping<E> mapping = tracker.shapes().model().entityOf(selection.table());
        return new Chunks<>(tracker, loader, this, mapping, selection, size, selections.open(mapping, selection, size));
    }

    /** Those that have to be read again where a selection locks their rows; none where it locks nothing. */
    Set<Entry<?>> knownBeforeLock(EntityMapping<?> mapping, Selection<?> selection) {
        return selection.lock() == null ? Set.of() : new HashSet<>(tracker.entriesWithRows(mapping));
    }

    /** Loads what the selection fetches for those that a result has. */
    <E> void complete(Selection<E> selection, Set<Entry<?>> known, List<Entry<E>> found) {
        complete(selection, known, found, false);
    }

    private <E> void complete(Selection<E> selection, Set<Entry<?>> known, List<Entry<E>> found, boolean all) {
        List<E> before = known.isEmpty()
                ? List.of()
                : found.stream()
                        .filter(entry -> entry.state() == State.MANAGED && known.contains(entry))
                        .map(Entry::entity)
                        .toList();
        if (!before.isEmpty()) {
            refresh.refresh(before);
        }
        loader.load(found, selection.plan(), all);
    }

    private <E> List<E> inOneRoundTrip(EntityMapping<E> mapping, Selection<E> selection, @Nullable Integer atMost) {
        RoundTrip trip = selections.roundTrip(mapping, selection);
        List<Entry<E>> found = loader.load(
                trip,
                selection,
                rows -> selections.read(trip, selection, atMost, rows),
                Origin.of(selection.toString(), selection.isStrict()));
        List<E> entities = new ArrayList<>(found.size());
        for (Entry<E> entry : found) {
            entities.add(entry.entity());
        }
        return entities;
    }

    /** How many entities a selection selects. */
    public long count(Selection<?> selection) {
        return selections.count(tracker.shapes().model().entityOf(selection.table()), selection);
    }

    /** Whether a selection selects any. */
    public boolean exists(Selection<?> selection) {
        return selections.exists(tracker.shapes().model().entityOf(selection.table()), selection);
    }

    /** Loads a plan for entries of the session. */
    public void load(List<Entry<?>> entries, FetchPlan<?> plan) {
        if (!plan.columns().isAll()) {
            loader.columns().complete(entries, plan.columns());
        }
        loader.load(entries, plan);
    }

    /** Loads columns for entries of the session that lack them. */
    public void load(List<Entry<?>> entries, List<? extends Column<?, ?>> columns) {
        loader.columns().require(entries, columns);
    }

    /**
     * The entries of objects that are to be loaded for.
     *
     * @throws UsageException where one has no row in the session: nothing was sent
     */
    public List<Entry<?>> withRows(Collection<?> entities) {
        List<Entry<?>> entries = new ArrayList<>();
        for (Object entity : entities) {
            Entry<?> entry = tracker.entryOf(entity);
            if (entry == null || entry.state() != State.MANAGED) {
                throw new UsageException(
                        "load(..) was given "
                                + (entry == null
                                        ? "an object of " + entity.getClass().getSimpleName()
                                        : entry)
                                + " that has no row in this session: give it objects that the session read or flushed; nothing was sent");
            }
            entries.add(entry);
        }
        return entries;
    }
}
