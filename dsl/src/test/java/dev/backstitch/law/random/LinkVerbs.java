package dev.backstitch.law.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Does to objects and to the model what operations on links say, and compares the answers. */
final class LinkVerbs {

    private final Scene scene;
    private final Oracle oracle;

    LinkVerbs(Scene scene) {
        this.scene = scene;
        this.oracle = scene.oracle();
    }

    void run(Operation operation) {
        switch (operation.verb()) {
            case LINK -> link(operation.side(), owner(operation.side(), operation), other(operation.side(), operation));
            case UNLINK ->
                unlink(operation.side(), owner(operation.side(), operation), other(operation.side(), operation));
            default -> {
                Side side = operation.collection();
                Thing owner = owner(side, operation);
                scene.object(owner);
                if (scene.changeable(owner)) {
                    change(operation, side, owner);
                }
            }
        }
    }

    private void link(Side side, Thing owner, Thing target) {
        scene.object(owner);
        Object taken = scene.object(target);
        if (side.many()) {
            Many<Object> many = many(side, owner);
            boolean sure = many.isLoaded();
            boolean answer = many.add(taken);
            compare(oracle.take(side, owner, target), answer, sure);
        } else {
            one(side, owner).set(taken);
            oracle.take(side, owner, target);
        }
    }

    private void unlink(Side side, Thing owner, Thing target) {
        Object released = scene.object(target);
        scene.object(owner);
        if (!scene.changeable(owner) || (side.many() && !scene.changeable(target))) {
            return;
        }
        if (side.many()) {
            Many<Object> many = many(side, owner);
            boolean sure = many.isLoaded();
            boolean answer = many.remove(released);
            compare(oracle.release(side, owner, target), answer, sure);
        } else if (one(side, owner).isLoaded() || !oracle.waits(side, owner)) {
            // Emptied unread it lets go of a deleted thing that it may not have shown: the law does not say whether for
            // good.
            one(side, owner).set(null);
            oracle.targets(side, owner).forEach(former -> oracle.release(side, owner, former));
        }
    }

    private void change(Operation operation, Side side, Thing owner) {
        List<Thing> before = oracle.targets(side, owner);
        switch (operation.verb()) {
            case REPLACE -> replace(side, owner, operation.chosen(side.target()));
            case REPLACE_BY_LIVE -> replaceByLive(side, owner, owned(side, operation));
            case ADD_LIVE -> addLive(side, owner, owned(side, operation));
            case CLEAR -> {
                many(side, owner).clear();
                releaseAll(side, owner, before);
            }
            case REMOVE_IF -> {
                List<Thing> chosen = those(before, operation, true);
                boolean answer = many(side, owner).removeIf(each -> operation.chooses(scene.thing(each)));
                assertThat(answer).isEqualTo(!chosen.isEmpty());
                releaseAll(side, owner, chosen);
            }
            case RETAIN -> {
                List<Object> kept = objects(operation.chosen(side.target()));
                many(side, owner).retainAll(kept);
                releaseAll(side, owner, those(oracle.targets(side, owner), operation, false));
            }
            case ITERATE_AND_REMOVE -> {
                iterateAndRemove(many(side, owner), operation);
                releaseAll(side, owner, those(before, operation, true));
            }
            case ITERATE_AND_MOVE -> iterateAndMove(side, owner, owned(side, operation));
            case REFUSE_NULL -> {
                Object first = scene.object(other(side, operation));
                Many<Object> many = many(side, owner);
                assertThatThrownBy(() -> many.addAll(Arrays.asList(first, null)))
                        .isInstanceOf(NullPointerException.class);
            }
            default -> throw new AssertionError(operation + " is not about links");
        }
    }

    private void replace(Side side, Thing owner, List<Thing> wanted) {
        List<Object> elements = objects(wanted);
        Many<Object> many = many(side, owner);
        many.replaceWith(elements);
        assertThat(new ArrayList<>(many)).containsExactlyElementsOf(elements);
        replaced(side, owner, wanted);
    }

    private void replaceByLive(Side side, Thing owner, Thing other) {
        scene.object(other);
        many(side, owner).replaceWith(many(side, other));
        replaced(side, owner, oracle.targets(side, other));
    }

    private void replaced(Side side, Thing owner, List<Thing> wanted) {
        List<Thing> released = oracle.targets(side, owner);
        released.removeAll(wanted);
        releaseAll(side, owner, released);
        wanted.forEach(target -> oracle.take(side, owner, target));
    }

    private void addLive(Side side, Thing owner, Thing other) {
        scene.object(other);
        boolean sure = many(side, owner).isLoaded();
        boolean answer = many(side, owner).addAll(many(side, other));
        boolean changed = false;
        for (Thing target : oracle.targets(side, other)) {
            changed |= oracle.take(side, owner, target);
        }
        compare(changed, answer, sure);
    }

    private void iterateAndRemove(Many<Object> many, Operation operation) {
        for (Iterator<Object> each = many.iterator(); each.hasNext(); ) {
            if (operation.chooses(scene.thing(each.next()))) {
                each.remove();
            }
        }
    }

    private void iterateAndMove(Side side, Thing owner, Thing other) {
        scene.object(other);
        List<Thing> moved = oracle.targets(side, owner);
        Many<Object> to = many(side, other);
        for (Object each : many(side, owner)) {
            to.add(each);
        }
        moved.forEach(target -> oracle.take(side, other, target));
    }

    private void releaseAll(Side side, Thing owner, List<Thing> released) {
        released.forEach(target -> oracle.release(side, owner, target));
    }

    /** What is not loaded may answer that it changed although it did not. */
    private static void compare(boolean changed, boolean answer, boolean sure) {
        if (sure || changed) {
            assertThat(answer).as("whether anything changed").isEqualTo(changed);
        }
    }

    private static List<Thing> those(List<Thing> things, Operation operation, boolean chosen) {
        return things.stream()
                .filter(thing -> operation.chooses(thing) == chosen)
                .toList();
    }

    private List<Object> objects(List<Thing> things) {
        return things.stream().map(scene::object).toList();
    }

    private Many<Object> many(Side side, Thing owner) {
        return side.collection(scene.object(owner));
    }

    private One<Object> one(Side side, Thing owner) {
        return side.one(scene.object(owner));
    }

    private static Thing owner(Side side, Operation operation) {
        return Operation.thing(side.owner(), operation.on());
    }

    private static Thing other(Side side, Operation operation) {
        return Operation.thing(side.target(), operation.with());
    }

    /** Another owner of the same side. */
    private static Thing owned(Side side, Operation operation) {
        return Operation.thing(side.owner(), operation.with());
    }
}
