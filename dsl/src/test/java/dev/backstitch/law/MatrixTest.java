package dev.backstitch.law;

import static dev.backstitch.law.Sides.MODEL;
import static dev.backstitch.sample.Associated.POST_TAGS;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.MappingException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of the matrix of what other libraries get wrong: both ends are loaded unless a row says otherwise, and the rows are compared after the flush. */
class MatrixTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    /** References to what may be referred to by several: a child's parent. */
    static Stream<Side<?, ?>> parents() {
        return Sides.references().filter(Side::isShared);
    }

    /** Collections of what belongs to one: a parent's children. */
    static Stream<Side<?, ?>> children() {
        return Sides.collections().filter(side -> !side.isShared());
    }

    static Stream<Side<?, ?>> through() {
        return Sides.through();
    }

    static Stream<Side<?, ?>> mirrored() {
        return Sides.mirrored();
    }

    static Stream<Side<?, ?>> collections() {
        return Sides.collections();
    }

    static Stream<Side<?, ?>> oneToOnes() {
        return Sides.references().filter(side -> !side.isShared());
    }

    private static final class PostTags extends EntityTable<Object> {
        private static final long serialVersionUID = 1L;

        PostTags() {
            super("post_tags", Object.class, Object::new);
            bigint("id").identity().primaryKey();
        }
    }

    /** The stock, loaded from both ends. */
    private record Stock<N, F>(N a, N b, F x, F z) {

        static <N, F> Stock<N, F> load(Side<N, F> side, Session session) {
            List<N> all = session.list(
                    side.isMirrored()
                            ? side.allNear().with(side.here(), fars -> fars.with(side.back()))
                            : side.allNear().with(side.here()));
            N a = Side.named(all, "a");
            N b = Side.named(all, "b");
            SAMPLE.statements();
            return new Stock<>(a, b, side.read(a).get(0), side.read(b).get(0));
        }
    }

    private static <N, F> void assertBack(Side<N, F> side, F far, List<N> expected) {
        if (side.isMirrored()) {
            assertThat(side.linkBack(far).isLoaded()).isTrue();
            assertThat(side.readBack(far)).isEqualTo(expected);
        }
    }

    /** All of it happened in memory, and both sides agree. */
    private static void assertInMemory(Object... roots) {
        assertThat(SAMPLE.statements()).isEmpty();
        assertMirrored(MODEL, roots);
    }

    @DisplayName("row 1: child.parent = p")
    @ParameterizedTest(name = "{0}")
    @MethodSource("parents")
    <N, F> void settingTheParentOfANewChild(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            N child = session.add(side.newNear("new"));
            side.link(child, stock.x);
            assertThat(side.read(child)).containsExactly(stock.x);
            assertBack(side, stock.x, List.of(stock.a, child));
            assertInMemory(child, stock.x);
        });
        assertThat(side.rows(SAMPLE)).containsExactly("a-x", "b-z", "new-x");
    }

    @DisplayName("row 2: child.parent from one to another: the first forgets")
    @ParameterizedTest(name = "{0}")
    @MethodSource("parents")
    <N, F> void settingAnotherParent(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            side.link(stock.a, stock.z);
            assertThat(side.read(stock.a)).containsExactly(stock.z);
            assertBack(side, stock.x, List.of());
            assertBack(side, stock.z, List.of(stock.b, stock.a));
            assertInMemory(stock.a, stock.x, stock.z);
        });
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(side.rows(SAMPLE)).containsExactly("a-z", "b-z");
    }

    @DisplayName("row 3: child.parent = null: the parent forgets")
    @ParameterizedTest(name = "{0}")
    @MethodSource("parents")
    <N, F> void settingNoParent(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            ((One<F>) side.link(stock.a)).set(null);
            assertThat(side.read(stock.a)).isEmpty();
            assertBack(side, stock.x, List.of());
            assertInMemory(stock.a, stock.x);
        });
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(side.rows(SAMPLE)).containsExactly("b-z");
    }

    @DisplayName("row 4: p.children.add(child): the parent is set")
    @ParameterizedTest(name = "{0}")
    @MethodSource("children")
    <N, F> void addingANewChild(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            F child = side.newFar("new");
            side.link(stock.b, child);
            assertThat(side.read(stock.b)).containsExactly(stock.z, child);
            assertBack(side, child, List.of(stock.b));
            assertInMemory(stock.b, child);
        });
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(side.rows(SAMPLE)).containsExactly("a-x", "a-y", "b-new", "b-z");
    }

    @DisplayName("row 5: p.children.remove(child): the parent is null")
    @ParameterizedTest(name = "{0}")
    @MethodSource("children")
    <N, F> void removingAChild(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            side.unlink(stock.a, stock.x);
            assertThat(side.read(stock.a)).extracting(Object::toString).containsExactly("y");
            assertBack(side, stock.x, List.of());
            assertInMemory(stock.a, stock.x);
        });
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(side.rows(SAMPLE)).containsExactly("a-y", "b-z");
    }

    @DisplayName("row 6: p.children.add(child of another): the other forgets")
    @ParameterizedTest(name = "{0}")
    @MethodSource("children")
    <N, F> void addingTheChildOfAnother(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            side.link(stock.a, stock.z);
            assertThat(side.read(stock.a)).extracting(Object::toString).containsExactly("x", "y", "z");
            if (side.isMirrored()) {
                assertThat(side.read(stock.b)).isEmpty();
            }
            assertBack(side, stock.z, List.of(stock.a));
            assertInMemory(stock.a, stock.b, stock.z);
        });
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(side.rows(SAMPLE)).containsExactly("a-x", "a-y", "a-z");
    }

    @DisplayName("row 7: the same child added twice and removed once is gone")
    @ParameterizedTest(name = "{0}")
    @MethodSource("collections")
    <N, F> void theSameChildTwice(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            F child = side.newFar("new");
            Many<F> many = (Many<F>) side.link(stock.b);
            assertThat(many.add(child)).isTrue();
            assertThat(many.add(child)).isFalse();
            assertThat(many.add(stock.z)).isFalse();
            assertThat(many).containsExactly(stock.z, child);
            assertThat(many.remove(child)).isTrue();
            assertThat(many.remove(stock.z)).isTrue();
            assertThat(many.remove(stock.z)).isFalse();
            assertThat(many).isEmpty();
            assertBack(side, child, List.of());
            assertBack(side, stock.z, List.of());
            assertInMemory(stock.b, stock.z, child);
        });
        assertThat(side.rows(SAMPLE)).containsExactly("a-x", "a-y");
    }

    @DisplayName("row 8: many-to-many from either side")
    @ParameterizedTest(name = "{0}")
    @MethodSource("through")
    <N, F> void manyToManyFromEitherSide(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            side.link(stock.a, stock.z);
            side.unlink(stock.a, stock.x);
            assertThat(side.read(stock.a)).extracting(Object::toString).containsExactly("y", "z");
            assertBack(side, stock.x, List.of());
            assertBack(side, stock.z, List.of(stock.b, stock.a));
            assertInMemory(stock.a, stock.b, stock.x, stock.z);
        });
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(side.rows(SAMPLE)).containsExactly("a-y", "a-z", "b-z");
    }

    @DisplayName("row 9: an association's rows and the collection are one truth: a table is mapped once")
    @Test
    void anAssociationTableIsNoEntityAsWell() {
        assertThatThrownBy(() -> Model.of(USERS, PROFILES, POSTS, TAGS, POST_TAGS, new PostTags()))
                .isInstanceOf(MappingException.class)
                .hasMessage(
                        "The mapping has 1 mistake:\n  1. Table 'post_tags' of PostTags and association table 'post_tags'"
                                + " have the same name: rename one of them");
    }

    @DisplayName("rows 11 and 12: a one-to-one stolen from either side: both old partners are cleared")
    @ParameterizedTest(name = "{0}")
    @MethodSource("oneToOnes")
    <N, F> void oneToOneStolen(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            side.link(stock.a, stock.z);
            assertThat(side.read(stock.a)).containsExactly(stock.z);
            assertThat(side.read(stock.b)).isEmpty();
            assertBack(side, stock.x, List.of());
            assertBack(side, stock.z, List.of(stock.a));
            assertInMemory(stock.a, stock.b, stock.x, stock.z);
        });
        assertThat(side.rows(SAMPLE)).containsExactly("a-z");
    }

    @DisplayName("row 10: a one-to-one replaced by a new partner: the old one is cleared")
    @ParameterizedTest(name = "{0}")
    @MethodSource("oneToOnes")
    <N, F> void oneToOneReplaced(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            F partner = side.newFar("new");
            side.link(stock.a, partner);
            assertThat(side.read(stock.a)).containsExactly(partner);
            assertBack(side, stock.x, List.of());
            assertBack(side, partner, List.of(stock.a));
            assertInMemory(stock.a, stock.x, partner);
        });
        assertThat(side.rows(SAMPLE)).containsExactly("a-new", "b-z");
    }

    @DisplayName("row 13: the other end not loaded; change; load before the flush")
    @ParameterizedTest(name = "{0}")
    @MethodSource("mirrored")
    <N, F> void theOtherEndLoadsBeforeTheFlush(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = session.one(side.near("a").with(side.here()));
            F z = side.far(session, "z");
            side.link(a, z);
            assertThat(side.readBack(z))
                    .extracting(Object::toString)
                    .isEqualTo(side.isShared() ? List.of("b", "a") : List.of("a"));
            assertMirrored(MODEL, a, z);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("row 14: remove from a collection that is not loaded")
    @ParameterizedTest(name = "{0}")
    @MethodSource("collections")
    <N, F> void removingFromACollectionThatIsNotLoaded(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            SAMPLE.statements();
            side.unlink(a, x);
            assertThat(side.link(a).isLoaded()).isFalse();
        });
        assertThat(SAMPLE.statements()).hasSize(1).noneMatch(sql -> sql.startsWith("select"));
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
    }

    @DisplayName("row 16: delete the child: gone from the parent's collection, and the deletion holds")
    @ParameterizedTest(name = "{0}")
    @MethodSource("collections")
    <N, F> void deletingTheChild(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Stock<N, F> stock = Stock.load(side, session);
            session.delete(stock.x);
            assertThat(side.read(stock.a)).extracting(Object::toString).containsExactly("y");
            assertBack(side, stock.x, List.of());
            assertInMemory(stock.a, stock.x);
        });
        assertThat(side.countFar(SAMPLE, "x")).isZero();
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
    }

    @DisplayName("row 17: a collection stays not loaded when its members arrive by another query")
    @ParameterizedTest(name = "{0}")
    @MethodSource("collections")
    <N, F> void aCollectionStaysNotLoaded(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            List<F> all = session.list(side.isMirrored() ? side.allFar().with(side.back()) : side.allFar());
            SAMPLE.statements();
            assertThat(all).extracting(Object::toString).contains("x", "y", "z");
            assertThat(side.link(a).isLoaded()).isFalse();
            assertThat(side.read(a)).extracting(Object::toString).containsExactly("x", "y");
            assertThat(SAMPLE.statements()).hasSize(1);
            assertMirrored(MODEL, a);
        });
    }

    @DisplayName("row 18: new child.parent = managed parent: the child is inserted")
    @ParameterizedTest(name = "{0}")
    @MethodSource("mirrored")
    <N, F> void aNewChildOfAManagedParentIsInserted(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            F x = side.far(session, "x");
            N child = side.newNear("new");
            SAMPLE.statements();
            side.link(child, x);
            assertInMemory(child, x);
        });
        assertThat(SAMPLE.statements().stream().filter(sql -> sql.startsWith("insert into \"" + side.nearTable())))
                .hasSize(1);
        assertThat(side.rows(SAMPLE)).contains("new-x");
    }
}
