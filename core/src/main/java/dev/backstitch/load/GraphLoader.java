package dev.backstitch.load;

import dev.backstitch.change.ColumnFill;
import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.Loader;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.change.Tracker;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.HopsDeclaration;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Fetch;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Selection;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.Executor;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.PlanReader;
import dev.backstitch.sql.Reader;
import dev.backstitch.sql.RoundTrip;
import dev.backstitch.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads relationships for any number of entries, one statement each, and fills both ends. Made by a session for its transaction; one thread.
 */
public final class GraphLoader implements Loader {

    private final Reader reader;
    private final PlanReader plans;
    private final Statements statements;
    private final Strictness strictness;
    private final ColumnFill fill;
    private @Nullable Tracker tracker;
    private @Nullable ColumnLoad columns;

    public GraphLoader(Reader reader, PlanReader plans, Statements statements, Strictness strictness, ColumnFill fill) {
        this.reader = reader;
        this.plans = plans;
        this.statements = statements;
        this.strictness = strictness;
        this.fill = fill;
    }

    /** The tracker asks this loader for what is not loaded, and this loader fills the tracker. */
    public void fills(Tracker of) {
        tracker = of;
        columns = new ColumnLoad(of, reader, statements, fill);
    }

    @Override
    public void load(Entry<?> entry, RelationshipMapping<?, ?> relationship) {
        strictness.require(entry, relationship);
        load(together(entry), relationship);
    }

    @Override
    public void load(Entry<?> entry, Column<?, ?> column) {
        strictness.require(entry, column);
        columns().load(together(entry), List.of(column));
    }

    @Override
    public void load(EntityMapping<?> entity, Iterable<? extends Entry<?>> entries, int[] some) {
        columns().load(entity, entries, some);
    }

    /** Loads columns of rows that were read without them. */
    public ColumnLoad columns() {
        return Objects.requireNonNull(columns, "a loader that fills a tracker");
    }

    /** The entry and all that came with it. */
    private static Collection<Entry<?>> together(Entry<?> entry) {
        Siblings siblings = entry.siblings();
        Collection<Entry<?>> together = new ArrayList<>();
        together.add(entry);
        if (siblings != null) {
            for (Entry<?> sibling : siblings.entries()) {
                if (sibling != entry) {
                    together.add(sibling);
                }
            }
        }
        return together;
    }

    /** Loads a plan: one statement a fetch, whatever the number of entries. */
    public void load(Collection<? extends Entry<?>> entries, FetchPlan<?> plan) {
        load(entries, plan, false);
    }

    /**
     * The same.
     *
     * @param all whether these are all rows of their table, so that statements need not name them by their keys
     */
    void load(Collection<? extends Entry<?>> entries, FetchPlan<?> plan, boolean all) {
        load(entries, plan, part -> Set.of(), all);
    }

    /** The entries of a selection, with all of its plan, by one statement. */
    <E> List<Entry<E>> load(RoundTrip trip, Selection<E> selection, Run<E> run, Origin origin) {
        RoundTripLoad load = new RoundTripLoad(this, reader, trip, origin);
        List<Entry<E>> found = run.with(load::read);
        // Runs no statement but for what only the session knows.
        load(found, selection.plan(), load::shown, false);
        return found;
    }

    /** Runs a statement. */
    interface Run<E> {
        List<Entry<E>> with(Executor.Rows<List<Entry<E>>> rows);
    }

    /** @param shown those for whom a window was read already */
    private void load(
            Collection<? extends Entry<?>> entries,
            FetchPlan<?> plan,
            Function<Fetch.Part<?, ?>, Set<Entry<?>>> shown,
            boolean all) {
        for (Fetch<?, ?> fetch : plan.fetches()) {
            if (fetch instanceof Fetch.Part<?, ?> part) {
                loadNested(
                        new WindowLoad(this, plans, part).fill(entries, shown.apply(part)), part.plan(), shown, false);
            } else if (fetch instanceof Fetch.Recursive<?> levels) {
                loadNested(new TreeLoad(this, reader, plans, levels).fill(entries), levels.plan(), shown, false);
            } else {
                loadWhole(entries, fetch, shown, all);
            }
        }
    }

    private void loadWhole(
            Collection<? extends Entry<?>> entries,
            Fetch<?, ?> fetch,
            Function<Fetch.Part<?, ?>, Set<Entry<?>>> shown,
            boolean all) {
        HopsDeclaration<?, ?> hops =
                fetch.relationship().definition().declaration().hops();
        if (hops != null) {
            loadThrough(entries, hops, fetch.plan(), shown);
            return;
        }
        RelationshipMapping<?, ?> relationship = tracker().shapes().of(fetch.relationship());
        List<? extends Entry<?>> linked = load(entries, relationship, fetch.plan(), all);
        if (!fetch.plan().fetches().isEmpty() || tracker().lazy().haveLeft()) {
            loadNested(
                    linked == null ? targets(entries, relationship) : linked,
                    fetch.plan(),
                    shown,
                    all && linked != null && HeldLoad.isOfAll(relationship));
        }
    }

    /** What was there before gets its columns as the plan wants them, too. */
    private void loadNested(
            List<? extends Entry<?>> entries,
            FetchPlan<?> plan,
            Function<Fetch.Part<?, ?>, Set<Entry<?>>> shown,
            boolean all) {
        if (tracker().lazy().haveLeft()) {
            columns().complete(entries, plan.columns());
        }
        load(entries, plan, shown, all);
    }

    /** The places of the columns by which rows name the owners of a relationship that is not held by their own. */
    static int[] ownerColumns(RelationshipMapping<?, ?> relationship) {
        return EntityShape.indexesOf(
                relationship.source(),
                relationship.route() instanceof Route.Through through
                        ? through.near().targetColumns()
                        : ((Route.Held) relationship.route()).reference().targetColumns());
    }

    /** What is seen through objects between is loaded with them. */
    private void loadThrough(
            Collection<? extends Entry<?>> entries,
            HopsDeclaration<?, ?> hops,
            FetchPlan<?> plan,
            Function<Fetch.Part<?, ?>, Set<Entry<?>>> shown) {
        RelationshipMapping<?, ?> toBetween =
                tracker().shapes().of(hops.toBetween().get());
        RelationshipMapping<?, ?> toTarget =
                tracker().shapes().of(hops.toTarget().get());
        load(entries, toBetween);
        List<Entry<?>> between = targets(entries, toBetween);
        load(between, toTarget, plan, false);
        loadNested(targets(between, toTarget), plan, shown, false);
    }

    /** Reads rows of a table, whose columns come after some others in the result. */
    <E> RowReader<E> rows(EntityMapping<E> mapping, int before, Siblings siblings) {
        return rows(mapping, before, siblings, FetchJoins.NONE);
    }

    /** The same of a statement that reads what a plan says. */
    <E> RowReader<E> rows(EntityMapping<E> mapping, int before, Siblings siblings, FetchJoins joins) {
        return rows(mapping, joins.columns().places(mapping.rows().fields().size(), before), siblings);
    }

    /** The same where the columns are at some places of the result; 0 for those that it does not have. */
    <E> RowReader<E> rows(EntityMapping<E> mapping, int[] places, Siblings siblings) {
        return new RowReader<>(tracker(), tracker().shapes().of(mapping), statements, places, siblings, fill);
    }

    /** Reads what is joined to the rows of a result, where those come after some other columns. */
    FetchJoinRows joined(FetchJoins joins, int before, Origin origin) {
        return new FetchJoinRows(this, reader, joins, before, origin);
    }

    /** Entries of a result, each once, in the order of its rows. */
    public <E> Executor.Rows<List<Entry<E>>> entries(EntityMapping<E> mapping, Origin origin) {
        return entries(mapping, FetchJoins.NONE, origin);
    }

    /** The same of a result in which each row has what is joined to it. */
    <E> Executor.Rows<List<Entry<E>>> entries(EntityMapping<E> mapping, FetchJoins joins, Origin origin) {
        return entries(mapping, joins, origin, null, null);
    }

    /**
     * The same.
     *
     * @param objects gets the objects of all, in their order
     * @param naming as {@link Newcomers#join} takes it
     */
    <E> Executor.Rows<List<Entry<E>>> entries(
            EntityMapping<E> mapping,
            FetchJoins joins,
            Origin origin,
            @Nullable List<E> objects,
            @Nullable Reference naming) {
        return result -> {
            ResultRows<E> rows = new ResultRows<>(this, mapping, joins, origin, objects, naming);
            rows.readAll(result);
            return rows.finish();
        };
    }

    void load(Collection<? extends Entry<?>> entries, RelationshipMapping<?, ?> relationship) {
        load(entries, relationship, FetchPlan.empty(), false);
    }

    /**
     * What the entries are linked to now, where that was just read and is nothing else; null where their links tell.
     *
     * @param plan what is fetched with the targets, of which what is joined is read at once
     * @param all whether the entries are all rows of their table
     */
    private @Nullable List<? extends Entry<?>> load(
            Collection<? extends Entry<?>> entries,
            RelationshipMapping<?, ?> relationship,
            FetchPlan<?> plan,
            boolean all) {
        List<Entry<?>> waiting = new ArrayList<>();
        for (Entry<?> entry : entries) {
            if (entry.state() != State.DETACHED
                    && entry.shape().mapping().isA(relationship.source())
                    && !Ends.link(entry, relationship).isLoaded()) {
                waiting.add(entry);
            }
        }
        if (waiting.isEmpty()) {
            return null;
        }
        Origin origin = originOf(waiting).along(relationship);
        FetchJoins joins = FetchJoins.of(plan, relationship.target(), tracker().shapes());
        new KeyedLoad(this, reader, origin, joins).fill(waiting, relationship);
        waiting.removeIf(entry -> Ends.link(entry, relationship).isLoaded());
        boolean none = waiting.size() == entries.size();
        List<? extends Entry<?>> linked = fill(waiting, relationship, plan, joins, origin, all && none);
        return none ? linked : null;
    }

    private @Nullable List<? extends Entry<?>> fill(
            List<Entry<?>> waiting,
            RelationshipMapping<?, ?> relationship,
            FetchPlan<?> plan,
            FetchJoins joins,
            Origin origin,
            boolean all) {
        Route route = relationship.route();
        if (route instanceof Route.Held held) {
            return new HeldLoad(this, reader, relationship, held, origin, joins).fill(waiting, all);
        } else if (route instanceof Route.Through through
                && BothWaysLoad.isFor(relationship, plan, tracker().shapes())) {
            return new BothWaysLoad(this, reader, relationship, through, origin).fill(waiting, all);
        } else if (route instanceof Route.Through through) {
            new ThroughLoad(this, reader, relationship, through, origin, joins).fill(waiting, all);
        } else if (route instanceof Route.Holding holding) {
            new HoldingLoad(this, reader, relationship, holding, origin, joins).fill(waiting);
        }
        return null;
    }

    /** By what some came; where one of them leaves the session again, so does what is loaded along from them. */
    static Origin originOf(Collection<? extends Entry<?>> entries) {
        Origin first = null;
        for (Entry<?> entry : entries) {
            Siblings siblings = entry.siblings();
            Origin origin = (siblings == null ? new Siblings() : siblings).origin();
            if (origin.batch() != null) {
                return origin;
            }
            first = first == null ? origin : first;
        }
        return Objects.requireNonNull(first, "the origin of nothing");
    }

    private List<Entry<?>> targets(Collection<? extends Entry<?>> entries, RelationshipMapping<?, ?> relationship) {
        Set<Entry<?>> targets = new LinkedHashSet<>();
        for (Entry<?> entry : entries) {
            Link<?> link = Ends.link(entry, relationship);
            LinkAccess.forEachTarget(link, target -> {
                Entry<?> known = tracker().entryOf(target);
                if (known != null) {
                    targets.add(known);
                }
            });
        }
        return new ArrayList<>(targets);
    }

    Tracker tracker() {
        if (tracker == null) {
            throw new IllegalStateException("the loader has no tracker yet");
        }
        return tracker;
    }

    List<Codec<?>> codecs(EntityMapping<?> mapping, int[] columns) {
        List<Codec<?>> some = new ArrayList<>();
        for (int column : columns) {
            some.add(statements.codecs(mapping).get(column));
        }
        return some;
    }

    /** Some columns of the rows of entries. */
    static @Nullable Object[][] some(List<? extends Entry<?>> entries, int[] columns) {
        @Nullable Object[][] values = new Object[entries.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = some(Objects.requireNonNull(entries.get(i).row()), columns);
        }
        return values;
    }

    static @Nullable Object[] some(@Nullable Object[] row, int[] columns) {
        @Nullable Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[columns[i]];
        }
        return values;
    }

    static @Nullable Object[] values(ResultSet result, List<? extends Codec<?>> codecs) throws SQLException {
        @Nullable Object[] values = new Object[codecs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = codecs.get(i).read(result, i + 1);
        }
        return values;
    }
}
