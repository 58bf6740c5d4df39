package dev.backstitch.law;

import static dev.backstitch.dsl.EntityQuery.from;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.link.Link;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A relationship of any kind seen from one of its ends, so that a case of the law is written once and holds for all. Objects are known by their names.
 * The stock that {@link #store} writes is always the same: {@code a} is linked to {@code x}, and to {@code y} where it can have several, and {@code b}
 * to {@code z}.
 *
 * @param <N> the class whose link is called
 * @param <F> the class on the other side
 */
final class Side<N, F> {

    private final String kind;
    private final Type<N> near;
    private final Type<F> far;
    private final Relationship<N, F> here;
    private final boolean shared;
    private final String pairs;

    /** One class of entities, and the property that names them. */
    record Type<E>(MappedTable<E> table, Column<E, String> name, Function<String, E> make) {

        EntityQuery<E> named(String wanted) {
            return from(table).where(name.eq(wanted));
        }
    }

    Side(String kind, Type<N> near, Type<F> far, Relationship<N, F> here, boolean shared, String pairs) {
        this.kind = kind;
        this.near = near;
        this.far = far;
        this.here = here;
        this.shared = shared;
        this.pairs = pairs;
    }

    boolean isMirrored() {
        return here.counterpart() != null;
    }

    boolean isMany() {
        return here.linkOf(newNear("any")) instanceof Many;
    }

    /** Whether one far object may be linked to several near ones. */
    boolean isShared() {
        return shared;
    }

    boolean isOwned() {
        return kind.startsWith("owned");
    }

    /** Whether it is a reference whose key is in the far row. */
    boolean isHeld() {
        return kind.endsWith("held");
    }

    /** Whether an association table holds the links. */
    boolean isThrough() {
        return pairs.contains(" j ");
    }

    String nearTable() {
        return near.table.getName();
    }

    Relationship<N, F> here() {
        return here;
    }

    Relationship<F, N> back() {
        Relationship<F, N> counterpart = here.counterpart();
        if (counterpart == null) {
            throw new IllegalStateException(this + " is declared on one side only");
        }
        return counterpart;
    }

    N newNear(String name) {
        return near.make.apply(name);
    }

    F newFar(String name) {
        return far.make.apply(name);
    }

    N near(Session session, String name) {
        return session.one(near.named(name));
    }

    F far(Session session, String name) {
        return session.one(far.named(name));
    }

    EntityQuery<N> near(String name) {
        return near.named(name);
    }

    EntityQuery<F> far(String name) {
        return far.named(name);
    }

    /** The near objects that are linked to a far one of that name. */
    EntityQuery<N> linkedTo(String name) {
        Condition condition = here instanceof ToMany<N, F> many
                ? many.any(far.name.eq(name))
                : ((ToOne<N, F>) here).has(far.name.eq(name));
        return from(near.table).where(condition);
    }

    EntityQuery<F> allFar() {
        return from(far.table).orderBy(far.name);
    }

    EntityQuery<N> allNear() {
        return from(near.table).orderBy(near.name);
    }

    Link<F> link(N entity) {
        return here.linkOf(entity);
    }

    Link<N> linkBack(F entity) {
        return back().linkOf(entity);
    }

    /** Links by a call on the near object. */
    void link(N one, F other) {
        change(link(one), other, true);
    }

    /** Unlinks by a call on the near object. */
    void unlink(N one, F other) {
        change(link(one), other, false);
    }

    /** What the near object is linked to; reads. */
    List<F> read(N entity) {
        return read(link(entity));
    }

    /** What the far object is linked to; reads. */
    List<N> readBack(F entity) {
        return read(linkBack(entity));
    }

    private static <T> void change(Link<T> link, T target, boolean linked) {
        if (link instanceof One<T> one) {
            one.set(linked ? target : null);
        } else if (link instanceof Many<T> many) {
            boolean ignored = linked ? many.add(target) : many.remove(target);
        }
    }

    private static <T> List<T> read(Link<T> link) {
        if (link instanceof Many<T> many) {
            return List.copyOf(many);
        }
        T target = ((One<T>) link).get();
        return target == null ? List.of() : List.of(target);
    }

    static <E> E named(List<E> all, String name) {
        return all.stream()
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The generated key; null while there is none. */
    static <E> @Nullable Object keyOf(E entity) {
        return Objects.requireNonNull(Sides.MODEL
                        .entityOf(entity)
                        .primaryKey()
                        .get(0)
                        .definition()
                        .getter())
                .apply(entity);
    }

    /** How many rows the far table has of that name. */
    int countFar(SampleDatabase database, String name) {
        return database.sql().fetchCount(far.table, far.name.eq(name));
    }

    /** Writes the stock. */
    void store(SampleDatabase database) {
        database.db().transaction(session -> {
            for (String pair : stock()) {
                N one = session.first(near(pair.substring(0, 1))).orElseGet(() -> newNear(pair.substring(0, 1)));
                link(one, newFar(pair.substring(2)));
                session.add(one);
            }
        });
        database.statements();
    }

    /** The links of the stock, as {@link #rows} tells them. */
    List<String> stock() {
        return isMany() ? List.of("a-x", "a-y", "b-z") : List.of("a-x", "b-z");
    }

    /** The links that are left when {@code a} is linked to {@code z} as well, which {@code b} has. */
    List<String> stockWithAZ() {
        List<String> links = new ArrayList<>(stock());
        if (!isMany()) {
            links.remove("a-x");
        }
        if (!shared) {
            links.remove("b-z");
        }
        links.add("a-z");
        Collections.sort(links);
        return links;
    }

    /** The links that are left when {@code a} lets {@code x} go. */
    List<String> stockWithoutAX() {
        List<String> links = new ArrayList<>(stock());
        links.remove("a-x");
        return links;
    }

    /** The links that the rows hold, sorted. */
    List<String> rows(SampleDatabase database) {
        return rows(database.sql());
    }

    /** The same, as the session's transaction sees them. */
    List<String> rows(Session session) {
        return rows(session.dsl());
    }

    private List<String> rows(DSLContext sql) {
        return sql
                .fetch("select n." + near.name.getName() + " || '-' || f." + far.name.getName() + " from " + pairs)
                .getValues(0, String.class)
                .stream()
                .sorted()
                .toList();
    }

    /** Deletes the row of an association table, without the session. */
    void deleteRow(SampleDatabase database, String pair) {
        String association = pairs.substring(0, pairs.indexOf(' '));
        String ends = pairs.substring(pairs.indexOf(" join "));
        database.sql()
                .execute(
                        "delete from " + association + " d where d.ctid in (select j.ctid from " + association + " j"
                                + ends + " where n." + near.name.getName() + " || '-' || f." + far.name.getName()
                                + " = ?)",
                        pair);
    }

    @Override
    public String toString() {
        return kind + ", " + here.label();
    }
}
