package dev.backstitch.commits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.link.Link;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** The objects of one session, the rows as they were stored last, and as the objects would have them. */
final class Hand {

    private final SampleDatabase sample;
    private final Session session;
    private final World world;
    private final World stored;
    private final Map<Thing, Object> objects = new LinkedHashMap<>();

    Hand(SampleDatabase sample, Session session, World world) {
        this.sample = sample;
        this.session = session;
        this.world = world;
        this.stored = world.copy();
    }

    Session session() {
        return session;
    }

    World world() {
        return world;
    }

    World stored() {
        return stored;
    }

    boolean holds(Thing thing) {
        return objects.containsKey(thing);
    }

    /** Mostly those in hand, for which nothing has to be read. */
    List<Thing> rather(Random random, List<Thing> things) {
        List<Thing> held = things.stream().filter(this::holds).toList();
        return held.isEmpty() || random.nextInt(6) == 0 ? things : held;
    }

    Set<Thing> things() {
        return Set.copyOf(objects.keySet());
    }

    void retain(Set<Thing> things) {
        objects.keySet().retainAll(things);
    }

    void enter(Thing thing, Object object) {
        objects.put(thing, object);
    }

    Object object(Thing thing) {
        Object object = objects.get(thing);
        if (object == null) {
            throw new AssertionError(thing + " is not in hand");
        }
        return object;
    }

    /** Reads what is not in hand, which flushes. */
    void take(Thing thing) {
        if (!holds(thing)) {
            list(thing.kind(), thing.mark(), List.of());
        }
    }

    /** Reads all of a kind, or one, with what it is linked to, when all pending changes are flushed: the query alone would flush those of its tables. */
    <E> void list(EntityMapping<E> kind, Long mark, List<RelationshipMapping<E, ?>> with) {
        EntityQuery<E> query = EntityQuery.from(kind.table());
        Column<E, ?> marks = kind.columns().stream()
                .filter(column -> column.getName().equals("mark"))
                .findFirst()
                .orElseThrow();
        for (RelationshipMapping<E, ?> each : with) {
            query = query.with(each.relationship());
        }
        if (mark != null) {
            query = query.where(marks.coerce(Long.class).eq(mark));
        }
        session.flush();
        List<E> found = session.list(query);
        flushed();
        found.forEach(this::thing);
        for (RelationshipMapping<E, ?> each : with) {
            found.forEach(object -> look(thing(object), each));
        }
    }

    void flush() {
        sample.statements();
        World before = stored.copy();
        session.flush();
        flushed();
        StatementBound.check(sample.statements(), before, stored);
        session.flush();
        assertThat(sample.statements()).as("what a second flush sends").isEmpty();
    }

    /** The session has flushed. */
    void flushed() {
        world.settle();
        stored.become(world);
        objects.keySet().removeIf(thing -> !world.has(thing));
    }

    void goBack(World before, Set<Thing> inHand) {
        world.become(before);
        stored.become(before);
        retain(inHand);
    }

    /** The thing that an object is, which comes into hand with it. */
    Thing thing(Object object) {
        Thing thing = new Thing(Club.MODEL.entityOf(object), ((Marked) object).mark);
        Object known = objects.putIfAbsent(thing, object);
        if (known != null && known != object) {
            throw new AssertionError(thing + " is two objects");
        }
        return thing;
    }

    /** Reads a link, which runs no flush, and compares it. */
    void look(Thing thing, RelationshipMapping<?, ?> relationship) {
        Link<Object> link = link(thing, relationship);
        List<Thing> expected = expected(thing, relationship);
        List<Thing> seen;
        if (link instanceof Many<Object> many) {
            seen = many.stream().map(this::thing).toList();
        } else {
            Object target = ((One<Object>) link).get();
            seen = target == null ? List.of() : List.of(thing(target));
        }
        if (relationship.counterpart() == Plan.LISTED) {
            assertThat(seen).as(thing + "." + relationship.name()).isEqualTo(expected);
        } else {
            assertThat(seen).as(thing + "." + relationship.name()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Every end that is loaded says what the model says; no statement runs. */
    void check() {
        for (Thing thing : List.copyOf(objects.keySet())) {
            for (RelationshipMapping<?, ?> relationship : thing.kind().relationships()) {
                if (world.has(thing) && link(thing, relationship).isLoaded()) {
                    look(thing, relationship);
                }
            }
        }
    }

    private List<Thing> expected(Thing thing, RelationshipMapping<?, ?> relationship) {
        if (Plan.REFERENCES.contains(relationship)) {
            Thing named = world.of(thing).named(relationship);
            return named == null ? List.of() : List.of(named);
        }
        return Plan.REFERENCES.contains(relationship.counterpart())
                ? world.naming(relationship.counterpart(), thing)
                : world.coupled(thing);
    }

    @SuppressWarnings("unchecked") // the object is of the relationship's class
    Link<Object> link(Thing thing, RelationshipMapping<?, ?> relationship) {
        return ((RelationshipMapping<Object, Object>) relationship)
                .relationship()
                .linkOf(object(thing));
    }

    @SuppressWarnings("unchecked") // the column is of the object's table
    void set(Thing thing, Column<?, ?> column, Object value) {
        BiConsumer<Object, Object> setter = (BiConsumer<Object, Object>)
                (BiConsumer<?, ?>) column.definition().setter();
        setter.accept(object(thing), value);
    }
}
