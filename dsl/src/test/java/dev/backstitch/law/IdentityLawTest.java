package dev.backstitch.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Attachment;
import dev.backstitch.link.Ledger;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.User;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IdentityLawTest {

    /** All boxes are equal, until one is painted. */
    static final class Box {
        Long id;
        String colour = "none";
        final One<Box> outer = Boxes.BOXES.outer.of(this);
        final Many<Box> inner = Boxes.BOXES.inner.of(this);

        @Override
        public boolean equals(Object other) {
            return other instanceof Box box && box.colour.equals(colour);
        }

        @Override
        public int hashCode() {
            return colour.hashCode();
        }
    }

    static final class Boxes extends EntityTable<Box> {
        static final Boxes BOXES = new Boxes();
        final Column<Box, Long> id = bigint("id").primaryKey().map(box -> box.id, (box, value) -> box.id = value);
        final Column<Box, Long> outerId = bigint("outer_id").references(() -> BOXES.id);
        final ToOne<Box, Box> outer =
                toOne("outer", (Box box) -> box.outer).on(outerId).backPopulates(() -> BOXES.inner);
        final ToMany<Box, Box> inner = toMany("inner", (Box box) -> box.inner).backPopulates(() -> BOXES.outer);

        private Boxes() {
            super("boxes", Box.class, Box::new);
        }
    }

    @Test
    void case09_membershipIsByIdentityWhateverEqualsSays() {
        Box outer = new Box();
        Box one = new Box();
        Box two = new Box();
        assertThat(outer.inner.add(one)).isTrue();
        assertThat(outer.inner.add(two)).isTrue();
        assertThat(outer.inner.contains(new Box())).isFalse();
        one.colour = "red";
        assertThat(outer.inner.contains(one)).isTrue();
        assertThat(outer.inner.remove(new Box())).isFalse();
        assertThat(outer.inner.retainAll(List.of(one))).isTrue();
        assertThat(two.outer.get()).isNull();
        assertThat(outer.inner.size()).isOne();
    }

    /** Refuses one of the links that ask it, and fails when it is told of anything. */
    private static final class Refusing extends Attachment {

        private final Object owner;

        Refusing(Object owner) {
            this.owner = owner;
        }

        @Override
        public Object owner() {
            return owner;
        }

        @Override
        public void admit(Link<?> link, Attachment other) {
            throw new IllegalStateException("refused");
        }

        @Override
        public void linked(Link<?> link, Object target, Attachment other) {
            throw new AssertionError("told of a change that was refused");
        }

        @Override
        public void unlinked(Link<?> link, Object target) {
            throw new AssertionError("told of a change that was refused");
        }

        @Override
        public Ledger ledger() {
            return new NoLedger();
        }

        @Override
        public Object find(Link<?> link, Object key) {
            return null;
        }

        @Override
        public Object storedKey(One<?> link) {
            return null;
        }

        @Override
        public boolean names(One<?> link, Attachment other) {
            return false;
        }

        @Override
        public void keyed(Link<?> link, Object key) {
            throw new AssertionError("nothing may be told");
        }

        @Override
        public void unkeyed(Link<?> link, Object key) {
            throw new AssertionError("nothing may be told");
        }

        @Override
        public void reordered(Link<?> link) {
            throw new AssertionError("nothing may be told");
        }

        @Override
        public void discard() {
            throw new AssertionError("nothing may be told");
        }

        @Override
        public void settle(One<?> link) {}

        @Override
        public List<?> kept(Object asked) {
            return null;
        }

        @Override
        public void keep(Object asked, List<?> found) {}

        @Override
        public void load(Link<?> link) {
            throw new AssertionError("loaded");
        }
    }

    @Test
    void case13_aRefusalAnywhereInABulkChangeLeavesEverythingAsItWas() {
        User u = new User("u");
        User v = new User("v");
        Post a = new Post("a");
        Post b = new Post("b");
        Post guarded = new Post("guarded");
        u.posts().addAll(List.of(a, guarded));
        v.posts().add(b);
        LinkAccess.attach(guarded.author(), new Refusing(guarded));

        assertRefused(() -> v.posts().addAll(List.of(a, guarded)));
        assertRefused(() -> v.posts().replaceWith(a, guarded));
        assertRefused(() -> u.posts().replaceWith(b));
        assertRefused(() -> u.posts().clear());
        assertRefused(() -> u.posts().removeIf(post -> true));
        assertRefused(() -> guarded.author().set(v));
        assertRefused(() -> guarded.author().set(null));
        assertRefused(() -> u.posts().remove(guarded));

        assertThat(u.posts()).containsExactly(a, guarded);
        assertThat(v.posts()).containsExactly(b);
        assertThat(a.author().get()).isSameAs(u);
        assertThat(b.author().get()).isSameAs(v);
        assertThat(guarded.author().get()).isSameAs(u);
    }

    private static void assertRefused(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(IllegalStateException.class).hasMessage("refused");
    }

    private static final class NoLedger implements Ledger {
        @Override
        public int open() {
            return 0;
        }

        @Override
        public void takeBack(int since) {}

        @Override
        public void close() {}
    }
}
