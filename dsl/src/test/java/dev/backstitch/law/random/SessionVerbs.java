package dev.backstitch.law.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.UsageException;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.Many;
import dev.backstitch.model.MappedTable;
import dev.backstitch.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Does with a session and the model what operations on sessions say. */
final class SessionVerbs {

    private final SessionScene scene;
    private final Session session;
    private final Oracle oracle;

    SessionVerbs(SessionScene scene, Session session) {
        this.scene = scene;
        this.session = session;
        this.oracle = scene.oracle();
    }

    void run(Operation operation) {
        Thing thing = Operation.thing(operation.kind(), operation.on());
        switch (operation.verb()) {
            case RENAME -> rename(thing, thing + "v" + operation.with() % 3);
            case ADD -> add(operation.prefersDeleted() ? deleted(operation, thing) : thing);
            case DELETE -> delete(thing, operation.readsBefore());
            case UNDELETE -> undelete(deleted(operation, thing));
            case FIND -> scene.object(thing);
            case LIST -> list(operation);
            case READ -> read(operation.side(), Operation.thing(operation.side().owner(), operation.on()));
            case FLUSH -> flush();
            default -> throw new AssertionError(operation + " is not about sessions");
        }
    }

    /** One of the things that are deleted; where there is none, the one that is named. */
    private Thing deleted(Operation operation, Thing named) {
        List<Thing> removed = oracle.standing(Standing.REMOVED);
        return removed.isEmpty() ? named : removed.get(operation.on() % removed.size());
    }

    private void rename(Thing thing, String name) {
        thing.kind().rename(scene.object(thing), name);
        oracle.rename(thing, name);
    }

    /** An item without an order is refused by the database. */
    private void add(Thing thing) {
        Object object = scene.object(thing);
        boolean placeless = thing.kind() == Kind.ITEM
                && oracle.standing(thing) != Standing.REMOVED
                && oracle.targets(Side.ITEM_ORDER, thing).isEmpty();
        if (!placeless) {
            session.add(object);
            oracle.join(thing);
        }
    }

    private void delete(Thing thing, boolean readsBefore) {
        Object object = scene.object(thing);
        if (oracle.standing(thing) == Standing.FREE || oracle.standing(thing) == Standing.GONE) {
            assertThatThrownBy(() -> session.delete(object)).isInstanceOf(UsageException.class);
            return;
        }
        if (readsBefore) {
            Side.of(thing.kind()).forEach(side -> read(side, thing));
        }
        readWhatWouldBeLeftBehind(thing);
        scene.check();
        Set<Pair> seen = seen(thing);
        session.delete(object);
        oracle.delete(thing, seen::contains);
    }

    private void undelete(Thing thing) {
        Object object = scene.object(thing);
        if (oracle.standing(thing) == Standing.REMOVED) {
            session.undelete(object);
            oracle.undelete(thing);
        } else {
            assertThatThrownBy(() -> session.undelete(object)).isInstanceOf(UsageException.class);
        }
    }

    /** The pairs that an end shows, or the row of an object in hand. */
    private Set<Pair> seen(Thing thing) {
        Set<Pair> seen = new HashSet<>();
        for (Side side : Side.of(thing.kind())) {
            for (Thing target : oracle.targets(side, thing)) {
                if (shows(side, thing, target) || shows(side.across(), target, thing)) {
                    seen.add(side.pair(thing, target));
                }
            }
        }
        return seen;
    }

    private boolean shows(Side side, Thing owner, Thing target) {
        return scene.graph().has(owner)
                && scene.graph().has(target)
                && LinkAccess.holds(
                        side.link(scene.graph().object(owner)), scene.graph().object(target));
    }

    /** PostgreSQL refuses to delete what rows that nobody read still name. */
    private void readWhatWouldBeLeftBehind(Thing thing) {
        for (Side side : List.of(Side.USER_POSTS, Side.USER_PROFILE, Side.NODE_CHILDREN)) {
            if (side.owner() == thing.kind()
                    && !oracle.targets(side, thing).stream().allMatch(scene.graph()::has)) {
                read(side, thing);
            }
        }
    }

    private void read(Side side, Thing owner) {
        Object object = scene.object(owner);
        Link<Object> link = side.link(object);
        if (link instanceof Many<Object> many) {
            assertThat(many).hasSize(oracle.targets(side, owner).size());
        } else {
            List<Thing> expected = oracle.targets(side, owner);
            Object target = side.one(object).get();
            assertThat(target == null ? List.of() : List.of(scene.thing(target)))
                    .isEqualTo(expected);
        }
        assertThat(link.isLoaded()).isTrue();
    }

    private void flush() {
        Map<Link<Object>, List<Object>> before = loaded();
        session.flush();
        before.forEach((link, members) ->
                assertThat(new ArrayList<Object>(LinkAccess.targets(link))).containsExactlyElementsOf(members));
        scene.flushed();
        scene.sample().statements();
        session.flush();
        assertThat(scene.sample().statements()).as("what a second flush sends").isEmpty();
    }

    private Map<Link<Object>, List<Object>> loaded() {
        Map<Link<Object>, List<Object>> loaded = new HashMap<>();
        for (Thing thing : scene.graph().things()) {
            for (Side side : Side.of(thing.kind())) {
                Link<Object> link = side.link(scene.graph().object(thing));
                if (side.many() && link.isLoaded()) {
                    loaded.put(link, List.copyOf(LinkAccess.targets(link)));
                }
            }
        }
        return loaded;
    }

    private void list(Operation operation) {
        Kind kind = operation.kind();
        List<Object> found = session.list(query(kind, operation.with()));
        session.flush(); // the query flushed only what concerns the tables that it reads
        scene.flushed();
        assertThat(found.stream().map(scene::thing))
                .containsExactlyInAnyOrderElementsOf(oracle.standing(Standing.STORED).stream()
                        .filter(thing -> thing.kind() == kind)
                        .toList());
        for (Side side : Side.of(kind)) {
            if (fetched(side, operation.with())) {
                assertThat(found).allMatch(each -> side.link(each).isLoaded());
            }
        }
    }

    private static EntityQuery<Object> query(Kind kind, int bits) {
        MappedTable<Object> table = kind.id().mappedTable();
        EntityQuery<Object> query = EntityQuery.from(table).orderBy(kind.id());
        for (Side side : Side.of(kind)) {
            if (fetched(side, bits)) {
                List<Side> further = Side.of(side.target());
                Side next = further.get((bits >> 4) % further.size());
                query = (bits & 0x80) == 0
                        ? query.with(side.relationship())
                        : query.with(side.relationship(), plan -> plan.with(next.relationship()));
            }
        }
        return query;
    }

    private static boolean fetched(Side side, int bits) {
        return (bits >> List.of(Side.values()).indexOf(side) % 4 & 1) != 0;
    }
}
