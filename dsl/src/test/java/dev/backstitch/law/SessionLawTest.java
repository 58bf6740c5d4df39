package dev.backstitch.law;

import static dev.backstitch.law.Sides.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a session makes of changed links, in every kind of relationship. */
class SessionLawTest {

    private static final String SIDES = "dev.backstitch.law.Sides#";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    @DisplayName("case 22: what a managed object is linked to is managed and written")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void whatAManagedObjectIsLinkedToIsWritten(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N b = side.near(session, "b");
            F mine = side.newFar("new");
            side.link(b, mine);
            assertThat(session.contains(mine)).isTrue();
            assertMirrored(MODEL, b, mine);
        });
        assertThat(side.rows(SAMPLE))
                .isEqualTo(side.isMany() ? List.of("a-x", "a-y", "b-new", "b-z") : List.of("a-x", "b-new"));
    }

    @DisplayName("case 22: what is linked to a managed object from the other side is managed and written")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "mirrored")
    <N, F> void whatIsLinkedFromTheOtherSideIsWritten(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            F z = side.far(session, "z");
            N mine = side.newNear("new");
            side.link(mine, z);
            assertThat(session.contains(mine)).isTrue();
            assertMirrored(MODEL, z, mine);
        });
        List<String> before = side.isMany() ? List.of("a-x", "a-y") : List.of("a-x");
        List<String> after = side.isShared() ? List.of("b-z", "new-z") : List.of("new-z");
        assertThat(side.rows(SAMPLE))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(before.stream(), after.stream()).toList());
    }

    @DisplayName("case 22: what is linked before it is added is written, whichever end is added")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "mirrored")
    <N, F> void whicheverEndIsAdded(Side<N, F> side) {
        N near = side.newNear("n");
        F far = side.newFar("f");
        N otherNear = side.newNear("o");
        F otherFar = side.newFar("g");
        side.link(near, far);
        side.link(otherNear, otherFar);
        SAMPLE.db().transaction(session -> {
            session.add(near);
            session.add(otherFar);
            assertThat(session.contains(far)).isTrue();
            assertThat(session.contains(otherNear)).isTrue();
        });
        assertThat(side.rows(SAMPLE)).containsExactly("n-f", "o-g");
        assertMirrored(MODEL, near, otherNear);
    }

    @DisplayName("case 23: a pending change outlives the query that reads its rows, and the flush before it")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aPendingChangeOutlivesAQuery(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F z = side.far(session, "z");
            side.link(a, z);
            N again = session.one(side.near("a").with(side.here()));
            assertThat(again).isSameAs(a);
            assertThat(side.read(a))
                    .extracting(Object::toString)
                    .isEqualTo(side.isMany() ? List.of("x", "y", "z") : List.of("z"));
            if (side.isMirrored()) {
                session.one(side.far("z").with(side.back()));
                assertThat(side.readBack(z)).contains(a);
            }
            assertThat(session.list(side.linkedTo("z"))).contains(a);
            assertMirrored(MODEL, a, z);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("case 23: a pending change outlives the load of either end")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "mirrored")
    <N, F> void aPendingChangeOutlivesALoad(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            List<N> all = session.list(side.allNear());
            List<F> fars = session.list(side.allFar());
            N a = Side.named(all, "a");
            N b = Side.named(all, "b");
            F x = Side.named(fars, "x");
            F z = Side.named(fars, "z");
            side.link(a, z);
            assertThat(side.readBack(x)).isEqualTo(side.isMany() ? List.of(a) : List.of());
            assertThat(side.readBack(z)).isEqualTo(side.isShared() ? List.of(b, a) : List.of(a));
            assertThat(side.read(b)).isEqualTo(side.isShared() ? List.of(z) : List.of());
            assertThat(side.read(a)).contains(z);
            assertMirrored(MODEL, a, b, x, z);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("case 23: a new object that is linked outlives the automatic flush of a query for its table")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aNewObjectOutlivesAnAutomaticFlush(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N b = side.near(session, "b");
            F mine = side.newFar("new");
            side.link(b, mine);
            assertThat(session.one(side.far("new"))).isSameAs(mine);
            assertThat(side.read(b)).contains(mine);
            assertMirrored(MODEL, b, mine);
        });
        assertThat(side.rows(SAMPLE))
                .isEqualTo(side.isMany() ? List.of("a-x", "a-y", "b-new", "b-z") : List.of("a-x", "b-new"));
    }

    @DisplayName("case 24: who is deleted is gone from every loaded link at once")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void whoIsDeletedIsGoneAtOnce(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = session.one(side.near("a").with(side.here()));
            F x = side.read(a).get(0);
            if (side.isMirrored()) {
                assertThat(side.readBack(x)).containsExactly(a);
            }
            SAMPLE.statements();
            session.delete(x);
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(session.contains(x)).isFalse();
            assertThat(side.link(a).isLoaded()).isTrue();
            assertThat(side.read(a)).extracting(Object::toString).isEqualTo(side.isMany() ? List.of("y") : List.of());
            if (side.isMirrored()) {
                assertThat(side.readBack(x)).isEmpty();
                assertMirrored(MODEL, a, x);
            }
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
        assertThat(side.countFar(SAMPLE, "x")).isZero();
    }

    @DisplayName("case 24: who is deleted is gone from the loaded links of those whose collection it has not loaded")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "mirrored")
    <N, F> void whoIsDeletedWithoutBeingLoadedIsGoneAtOnce(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = session.one(side.near("a").with(side.here()));
            F x = side.read(a).get(0);
            session.delete(x);
            assertThat(side.read(a)).extracting(Object::toString).isEqualTo(side.isMany() ? List.of("y") : List.of());
            assertMirrored(MODEL, a);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
        assertThat(side.countFar(SAMPLE, "x")).isZero();
    }

    @DisplayName("case 24: a link that loads after the deletion lacks who was deleted")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aLinkThatLoadsLaterLacksWhoWasDeleted(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            if (side.isMirrored()) {
                side.readBack(x);
            }
            session.delete(x);
            assertThat(side.read(a)).extracting(Object::toString).isEqualTo(side.isMany() ? List.of("y") : List.of());
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
    }

    @DisplayName("case 24: linking who was deleted again cancels the deletion")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void linkingAgainCancelsTheDeletion(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = session.one(side.near("a").with(side.here()));
            F x = side.read(a).get(0);
            if (side.isMirrored()) {
                assertThat(side.readBack(x)).containsExactly(a);
            }
            SAMPLE.statements();
            session.delete(x);
            side.link(a, x);
            assertThat(session.contains(x)).isTrue();
            assertThat(side.read(a))
                    .extracting(Object::toString)
                    .isEqualTo(side.isMany() ? List.of("y", "x") : List.of("x"));
            assertMirrored(MODEL, a, x);
        });
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 24: linking who was deleted to another cancels the deletion too")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void linkingToAnotherCancelsTheDeletion(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            N b = side.near(session, "b");
            F x = side.read(a).get(0);
            if (side.isMirrored()) {
                assertThat(side.readBack(x)).containsExactly(a);
            }
            session.delete(x);
            side.link(b, x);
            assertThat(side.read(b)).contains(x);
            assertMirrored(MODEL, a, b, x);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.isMany() ? List.of("a-y", "b-x", "b-z") : List.of("b-x"));
    }
}
