package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.model.EntityMapping;
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
    private final RowReader<E> rows;
    private final FetchJoinRows joined;
    private final Siblings siblings;

    /** Of those that the session had before: what this result brings is among the siblings when it is new. */
    private final Set<Entry<E>> before = new HashSet<>();

    /** All in their order; null as long as they are the siblings. */
    private @Nullable List<Entry<E>> mixed;

    ResultRows(GraphLoader loader, EntityMapping<E> mapping, FetchJoins joins, Origin origin) {
        this.loader = loader;
        this.siblings = new Siblings(origin);
        this.rows = loader.rows(mapping, 0, siblings, joins);
        this.joined = loader.joined(joins, 0, origin);
    }

    /** Reads the current row. */
    void read(ResultSet result) throws SQLException {
        Entry<E> entry = rows.read(result);
        if (entry.siblings() != siblings && before.add(entry)) {
            mix().add(entry);
        } else if (mixed != null && rows.isNew()) {
            mixed.add(entry);
        }
        joined.read(result);
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
        Newcomers.join(loader.tracker(), entries);
        joined.fill(entries);
        return entries;
    }
}
