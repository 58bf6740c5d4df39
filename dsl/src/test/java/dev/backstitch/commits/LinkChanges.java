package dev.backstitch.commits;

import dev.backstitch.link.Link;
import dev.backstitch.link.Many;
import dev.backstitch.link.ManyList;
import dev.backstitch.link.One;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws changes of links, from either side. */
final class LinkChanges {

    private final Random random;
    private final World world;
    private Hand hand;

    LinkChanges(Random random, World world) {
        this.random = random;
        this.world = world;
    }

    Change next() {
        return switch (random.nextInt(8)) {
            case 0 -> couple();
            case 1 -> recouple();
            case 2 -> arrange();
            case 3 -> refill();
            default -> refer();
        };
    }

    void with(Hand session) {
        hand = session;
    }

    private List<Thing> things(EntityMapping<?> kind) {
        return hand.rather(random, world.things(kind));
    }

    private <T> T any(List<T> some) {
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }

    private <T> List<T> some(List<T> all, int atMost) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(shuffled.size(), random.nextInt(atMost + 1))));
    }

    private Change refer() {
        RelationshipMapping<?, ?> reference = any(Plan.REFERENCES);
        Thing holder = any(things(reference.source()));
        Thing target = random.nextInt(4) == 0 ? null : any(things(reference.target()));
        if (holder == null || (target != null && world.orphan(target))) {
            return null;
        }
        Thing before = world.of(holder).named(reference);
        boolean across = random.nextBoolean() && reference.counterpart() != null;
        List<Thing> needs = new ArrayList<>(List.of(holder));
        if (target != null) {
            needs.add(target);
        } else if (across) {
            if (before == null) {
                return null;
            }
            needs.add(before);
        }
        String text = target == null && across
                ? before + "." + reference.counterpart().name()
                        + (reference.counterpart().many() ? ".remove(" + holder + ")" : ".set(null)")
                : text(reference, holder, target, across);
        return new Change(text, needs, next -> next.refer(reference, holder, target), hand -> {
            if (target == null && across) {
                letGo(hand, reference, holder, before);
            } else {
                refer(hand, reference, holder, target, across);
            }
        });
    }

    static String text(RelationshipMapping<?, ?> reference, Thing holder, Thing target, boolean across) {
        RelationshipMapping<?, ?> counterpart = reference.counterpart();
        return across && counterpart != null
                ? target + "." + counterpart.name() + (counterpart.many() ? ".add(" : ".set(") + holder + ")"
                : holder + "." + reference.name() + ".set(" + target + ")";
    }

    static void refer(Hand hand, RelationshipMapping<?, ?> reference, Thing holder, Thing target, boolean across) {
        if (across && reference.counterpart() != null) {
            Link<Object> link = hand.link(target, reference.counterpart());
            if (link instanceof Many<Object> many) {
                many.add(hand.object(holder));
            } else {
                ((One<Object>) link).set(hand.object(holder));
            }
        } else {
            ((One<Object>) hand.link(holder, reference)).set(target == null ? null : hand.object(target));
        }
    }

    private static void letGo(Hand hand, RelationshipMapping<?, ?> reference, Thing holder, Thing from) {
        Link<Object> link = hand.link(from, reference.counterpart());
        if (link instanceof Many<Object> many) {
            many.remove(hand.object(holder));
        } else {
            ((One<Object>) link).set(null);
        }
    }

    private Change refill() {
        RelationshipMapping<?, ?> reference = any(Plan.REFERENCES.stream()
                .filter(each -> each.counterpart() != null && each.counterpart().many())
                .toList());
        Thing target = any(things(reference.target()));
        if (target == null || world.orphan(target)) {
            return null;
        }
        List<Thing> holders = some(things(reference.source()), 4);
        List<Thing> needs = new ArrayList<>(holders);
        needs.add(target);
        String name = target + "." + reference.counterpart().name();
        if (holders.isEmpty()) {
            return new Change(
                    name + ".clear()",
                    needs,
                    next -> next.refill(reference, target, holders),
                    hand -> many(hand, target, reference).clear());
        }
        return new Change(
                name + ".replaceWith" + holders,
                needs,
                next -> next.refill(reference, target, holders),
                hand -> many(hand, target, reference)
                        .replaceWith(holders.stream().map(hand::object).toList()));
    }

    private static Many<Object> many(Hand hand, Thing target, RelationshipMapping<?, ?> reference) {
        return (Many<Object>) hand.link(target, reference.counterpart());
    }

    private Change couple() {
        Thing from = any(things(Plan.PAIRS.source()));
        Thing to = any(things(Plan.PAIRS.target()));
        if (from == null || to == null) {
            return null;
        }
        boolean together = random.nextInt(3) > 0;
        boolean across = random.nextBoolean();
        RelationshipMapping<?, ?> relationship = across ? Plan.PAIRS.counterpart() : Plan.PAIRS;
        Thing one = across ? to : from;
        Thing other = across ? from : to;
        return new Change(
                one + "." + relationship.name() + (together ? ".add(" : ".remove(") + other + ")",
                List.of(from, to),
                next -> next.couple(from, to, together),
                hand -> {
                    Many<Object> many = (Many<Object>) hand.link(one, relationship);
                    if (together) {
                        many.add(hand.object(other));
                    } else {
                        many.remove(hand.object(other));
                    }
                });
    }

    private Change recouple() {
        boolean across = random.nextBoolean();
        RelationshipMapping<?, ?> relationship = across ? Plan.PAIRS.counterpart() : Plan.PAIRS;
        Thing one = any(things(relationship.source()));
        if (one == null) {
            return null;
        }
        List<Thing> others = some(things(relationship.target()), 3);
        List<Thing> needs = new ArrayList<>(others);
        needs.add(one);
        return new Change(
                one + "." + relationship.name() + ".replaceWith" + others,
                needs,
                next -> {
                    next.coupled(one).forEach(each -> couple(next, across, one, each, false));
                    others.forEach(each -> couple(next, across, one, each, true));
                },
                hand -> ((Many<Object>) hand.link(one, relationship))
                        .replaceWith(others.stream().map(hand::object).toList()));
    }

    private static void couple(World world, boolean across, Thing one, Thing other, boolean together) {
        world.couple(across ? other : one, across ? one : other, together);
    }

    /** What only a list can do. */
    private Change arrange() {
        Thing owner = any(things(Plan.LISTED.target()).stream()
                .filter(each -> world.naming(Plan.LISTED, each).size() > 1)
                .toList());
        if (owner == null) {
            return null;
        }
        List<Thing> list = new ArrayList<>(world.naming(Plan.LISTED, owner));
        int one = random.nextInt(list.size());
        int other = random.nextInt(list.size());
        Thing element = list.get(one);
        Thing newcomer = any(things(Plan.LISTED.source()));
        String name = owner + ".posters";
        return switch (random.nextInt(5)) {
            case 0 -> {
                list.add(other, list.remove(one));
                yield arrangement(
                        name + ".move(" + element + ", " + other + ")",
                        owner,
                        element,
                        list,
                        (posters, object) -> posters.move(object, other));
            }
            case 1 -> {
                Collections.swap(list, one, other);
                yield arrangement(
                        name + ".swap(" + one + ", " + other + ")",
                        owner,
                        element,
                        list,
                        (posters, object) -> posters.swap(one, other));
            }
            case 2 -> {
                Collections.reverse(list);
                yield arrangement(name + ".reverse()", owner, element, list, (posters, object) -> posters.reverse());
            }
            case 3 -> {
                list.remove(one);
                yield arrangement(
                        name + ".remove(" + one + ")", owner, element, list, (posters, object) -> posters.remove(one));
            }
            default -> {
                if (list.contains(newcomer)) {
                    yield null;
                }
                list.add(other, newcomer);
                yield arrangement(
                        name + ".add(" + other + ", " + newcomer + ")",
                        owner,
                        newcomer,
                        list,
                        (posters, object) -> posters.add(other, object));
            }
        };
    }

    /** What is done with a list and an element. */
    private interface Arrangement {
        void act(ManyList<Object> posters, Object element);
    }

    private static Change arrangement(String text, Thing owner, Thing element, List<Thing> order, Arrangement how) {
        return new Change(
                text,
                List.of(owner, element),
                next -> next.refill(Plan.LISTED, owner, order),
                hand -> how.act((ManyList<Object>) hand.link(owner, Plan.LISTED.counterpart()), hand.object(element)));
    }
}
