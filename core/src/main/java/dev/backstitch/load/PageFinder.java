package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.query.Page;
import dev.backstitch.query.PageRequest;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.PageReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds pages of queries. Made by a session for its transaction; one thread. */
public final class PageFinder {

    private final Tracker tracker;
    private final PageReader reader;
    private final GraphLoader loader;
    private final EntityFinder finder;

    public PageFinder(Tracker tracker, PageReader reader, GraphLoader loader, EntityFinder finder) {
        this.tracker = tracker;
        this.reader = reader;
        this.loader = loader;
        this.finder = finder;
    }

    /**
     * The entities of a page.
     *
     * @param places those of the first and the last of them as they were read; empty where there are none
     * @param more whether another row follows
     */
    private record Found<E>(List<Entry<E>> entries, List<String> places, boolean more) {}

    /**
     * One page, with what the selection fetches.
     *
     * @param flush run before anything is read
     * @throws UsageException where the selection has a limit of its own, or the cursor is not one of the selection's: nothing was sent
     */
    public <E> Page<E> page(Selection<E> selection, PageRequest page, Runnable flush) {
        requireWhole(selection);
        EntityMapping<E> mapping = tracker.shapes().model().entityOf(selection.table());
        Set<Entry<?>> known = finder.knownBeforeLock(mapping, selection);
        List<E> entities = new ArrayList<>();
        Found<E> found = reader.read(
                mapping,
                selection,
                page,
                flush,
                (rows, places) -> read(mapping, selection, page.size(), rows, places, entities));
        finder.complete(selection, known, found.entries());
        List<String> cursors = new ArrayList<>(found.places());
        if (page.backward()) {
            Collections.reverse(entities);
            Collections.reverse(cursors);
        }
        boolean within = page.cursor() != null;
        return new Page<>(
                entities,
                page.backward() ? found.more() : within || page.passed() > 0,
                page.backward() ? within : found.more(),
                page.counted() ? total(selection, page, found) : null,
                cursors.isEmpty() ? null : cursors.get(0),
                cursors.isEmpty() ? null : cursors.get(1));
    }

    private static void requireWhole(Selection<?> selection) {
        if (selection.limit() != null || selection.offset() != null) {
            throw new UsageException(
                    "page(..) was given " + selection
                            + " with a limit or an offset of its own: leave them out, the page says how many and where; nothing was sent");
        }
        if (selection.isInOneRoundTrip()) {
            throw new UsageException(
                    "page(..) was given " + selection
                            + " with inOneRoundTrip(): leave it out, what is fetched for a page is read by statements of its own; nothing was sent");
        }
    }

    private <E> Found<E> read(
            EntityMapping<E> mapping,
            Selection<E> selection,
            int size,
            ResultSet rows,
            PageReader.Places places,
            List<E> entities)
            throws SQLException {
        ResultRows<E> found = new ResultRows<>(
                loader,
                mapping,
                FetchJoins.of(selection.plan(), mapping, tracker.shapes()),
                Origin.of(selection, selection.isStrict()),
                entities,
                null);
        List<@Nullable String> first = List.of();
        List<@Nullable String> last = List.of();
        boolean more = rows.next();
        while (more && found.size() < size) {
            last = places.of(rows);
            first = found.size() == 0 ? last : first;
            found.read(rows);
            more = rows.next();
        }
        return new Found<>(
                found.finish(),
                found.size() == 0 ? List.of() : List.of(places.cursor(first), places.cursor(last)),
                more);
    }

    /** A page by offset that is not full says itself how many there are. */
    private long total(Selection<?> selection, PageRequest page, Found<?> found) {
        boolean last = page.cursor() == null && !found.more();
        boolean tells = page.passed() == 0 || !found.entries().isEmpty();
        return last && tells ? page.passed() + found.entries().size() : finder.count(selection);
    }
}
