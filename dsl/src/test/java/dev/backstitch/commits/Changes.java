package dev.backstitch.commits;

import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws what to do next with one object: make it, give its properties values, delete it. What the schema cannot hold is drawn as well, and not done. */
final class Changes {

    private final Random random;
    private final World world;
    private final List<EntityMapping<?>> kinds;
    private final int least;
    private long marks;
    private final LinkChanges links;
    private Hand hand;

    /** @param least with fewer things than these, only new ones are drawn */
    Changes(Random random, World world, List<EntityMapping<?>> kinds, int least) {
        this.random = random;
        this.world = world;
        this.kinds = kinds;
        this.least = least;
        this.links = new LinkChanges(random, world);
    }

    /** From now on mostly with what this hand holds. */
    void with(Hand session) {
        hand = session;
        links.with(session);
    }

    /** Null where nothing can be done of what was drawn. */
    Change next() {
        int crowd = world.things().size();
        int draw = random.nextInt(100);
        if (crowd < least || (draw < 22 && crowd < 36)) {
            return make();
        }
        if (draw < 34) {
            return assign();
        }
        if (draw < 44) {
            return rotate();
        }
        if (draw < 53) {
            return delete();
        }
        return links.next();
    }

    private <T> T any(List<T> some) {
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }

    private Thing anything() {
        return any(hand.rather(random, List.copyOf(world.things())));
    }

    private Change make() {
        EntityMapping<?> kind = any(kinds);
        Thing thing = new Thing(kind, ++marks);
        Facts facts = new Facts();
        StringBuilder text = new StringBuilder(thing + " = new " + kind.type().getSimpleName() + "()");
        for (Column<?, ?> column : Plan.given(kind)) {
            facts.value(column, Values.draw(column, random, hand.stored(), world));
            text.append(" ").append(column.getName()).append("=").append(facts.value(column));
        }
        List<Thing> needs = new ArrayList<>();
        for (RelationshipMapping<?, ?> reference : Plan.of(kind)) {
            if (Plan.required(reference) || random.nextInt(3) == 0) {
                Thing target = any(hand.rather(random, world.things(reference.target())));
                if (target == null || world.orphan(target)) {
                    return null;
                }
                needs.add(target);
                facts.name(reference, target);
            }
        }
        boolean across = random.nextBoolean();
        List<RelationshipMapping<?, ?>> named = new ArrayList<>(facts.named().keySet());
        Collections.shuffle(named, random);
        for (RelationshipMapping<?, ?> reference : named) {
            text.append("; ").append(LinkChanges.text(reference, thing, facts.named(reference), across));
        }
        boolean reached = named.stream().anyMatch(each -> each.counterpart() != null);
        boolean add = !reached || random.nextInt(3) == 0;
        return new Change(
                text + (add ? "; session.add(" + thing + ")" : ""), needs, next -> next.put(thing, facts), hand -> {
                    Marked object = (Marked) kind.factory().get();
                    object.mark = thing.mark();
                    hand.enter(thing, object);
                    facts.values().forEach((column, value) -> hand.set(thing, column, value));
                    named.forEach(each -> LinkChanges.refer(hand, each, thing, facts.named(each), across));
                    if (add) {
                        hand.session().add(object);
                    }
                });
    }

    private Change assign() {
        Thing thing = anything();
        Column<?, ?> column = any(changeable(thing.kind()));
        if (column == null) {
            return null;
        }
        Object value = Values.draw(column, random, hand.stored(), world);
        return new Change(
                thing + "." + column.getName() + " = " + value,
                List.of(thing),
                next -> next.of(thing).value(column, value),
                hand -> hand.set(thing, column, value));
    }

    /** Some rows hand on their values of a column; the last takes that of the first, or another. */
    private Change rotate() {
        EntityMapping<?> kind = any(kinds);
        Column<?, ?> column = any(changeable(kind));
        List<Thing> things = new ArrayList<>(hand.rather(random, world.things(kind)));
        if (column == null || things.size() < 2) {
            return null;
        }
        Collections.shuffle(things, random);
        List<Thing> some = things.subList(0, Math.min(things.size(), 2 + random.nextInt(3)));
        List<Object> values = new ArrayList<>();
        some.forEach(thing -> values.add(world.of(thing).value(column)));
        if (random.nextInt(3) == 0) {
            values.set(0, Values.draw(column, random, hand.stored(), world));
        }
        Collections.rotate(values, -1);
        List<Thing> chosen = List.copyOf(some);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < chosen.size(); i++) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(chosen.get(i) + "." + column.getName() + " = " + values.get(i));
        }
        return new Change(
                text.toString(),
                chosen,
                next -> {
                    for (int i = 0; i < chosen.size(); i++) {
                        next.of(chosen.get(i)).value(column, values.get(i));
                    }
                },
                hand -> {
                    for (int i = 0; i < chosen.size(); i++) {
                        hand.set(chosen.get(i), column, values.get(i));
                    }
                });
    }

    private Change delete() {
        Thing thing = anything();
        return new Change(
                "session.delete(" + thing + ")",
                List.of(thing),
                next -> next.delete(thing),
                hand -> hand.session().delete(hand.object(thing)));
    }

    private static List<Column<?, ?>> changeable(EntityMapping<?> kind) {
        return Plan.given(kind).stream()
                .filter(column -> !kind.primaryKey().contains(column))
                .toList();
    }
}
