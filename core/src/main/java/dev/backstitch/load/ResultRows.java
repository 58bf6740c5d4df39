package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Reference;
import dev.backstitch.sql.Executor;
import dev.backstitch.sql.FetchJoins;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows of a result into entries, each once, with what is joined to them. Made for one result, or a part of it. */
final class ResultRows<E> {

    private final GraphLoader loader;
    private final EntityMapping<E> mapping;
    private final RowReader<E> rows;
    private final @Nullable FetchJoinRows joined;
    private final Siblings siblings;

    /** Of those that the session had before: what this result brings is among the siblings when it is new. */
    private @Nullable Set<Entry<E>> before;

    /** The objects of all, in their order; null where nobody asks for them. */
    private final @Nullable List<E> objects;

    private final @Nullable Reference naming;

    /** All in their order; null as long as they are the siblings. */
    private @Nullable List<Entry<E>> mixed;

    /**
     * @param objects gets the objects of all, in their order
     * @param naming as {@link Newcomers#join} takes it
     */
    ResultRows(
            GraphLoader loader,
            EntityMapping<E> mapping,
            FetchJoins joins,
            Origin origin,
            @Nullable List<E> objects,
            @Nullable Reference naming) {
        this.loader = loader;
        this.mapping = mapping;
        this.objects = objects;
        this.naming = naming;
        this.siblings = new Siblings(origin);
        this.rows = loader.rows(mapping, 0, siblings, joins);
        this.joined = joins.all().isEmpty() ? null : loader.joined(joins, 0, origin);
    }

    /** Reads all rows that are left. */
    void readAll(ResultSet result) throws SQLException {
        int left = Executor.rowsLeft(result);
        siblings.expect(left);
        loader.tracker().expect(mapping, left);
        if (objects instanceof ArrayList<E> list) {
            list.ensureCapacity(left);
        }
        while (result.next()) {
            read(result);
        }
    }

    /** Reads the current row. A hot path: what is asked of each is collected here, while it is at hand, and not on a walk of its own. */
    void read(ResultSet result) throws SQLException {
        Entry<E> entry = rows.read(result);
        if (rows.isNew()) {
            if (mixed != null) {
                mixed.add(entry);
            }
            collect(entry);
        } else if (entry.siblings() != siblings && isFirst(entry)) {
            mix().add(entry);
            collect(entry);
        }
        if (joined != null) {
            joined.read(result);
        }
    }

    private boolean isFirst(Entry<E> known) {
        if (before == null) {
            before = new HashSet<>();
        }
        return before.add(known);
    }

    private void collect(Entry<E> entry) {
        if (objects != null) {
            objects.add(entry.entity());
        }
    }

    private List<Entry<E>> mix() {
        List<Entry<E>> known = mixed;
        if (known == null) {
            known = new ArrayList<>(ours());
            mixed = known;
        }
        return known;
    }

    @SuppressWarnings("unchecked") // all siblings came by this result
    private List<Entry<E>> ours() {
        return (List<Entry<E>>) (List<?>) Collections.unmodifiableList(siblings.entries());
    }

    int size() {
        return mixed == null ? siblings.entries().size() : mixed.size();
    }

    /** All that were read, in their order. Links that tell by themselves what rows say are filled. */
    List<Entry<E>> finish() {
        List<Entry<E>> entries = mixed == null ? ours() : mixed;
        Newcomers.join(loader.tracker(), entries, naming);
        if (joined != null) {
            joined.fill(entries);
        }
        return entries;
    }
}
