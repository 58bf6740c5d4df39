package dev.backstitch.law;

import static dev.backstitch.law.Sides.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of owned children, in every kind of relationship that can own and from both of its sides. */
class OwnedLawTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    /** Each owner's side, with its link not loaded and loaded. */
    static Stream<Arguments> owners() {
        return inBothStates(Sides.owners());
    }

    static Stream<Arguments> mirroredOwners() {
        return inBothStates(Sides.owners().filter(Side::isMirrored));
    }

    static Stream<Arguments> owningReferences() {
        return inBothStates(Sides.owners().filter(side -> !side.isMany()));
    }

    static Stream<Arguments> owningCollections() {
        return inBothStates(Sides.owners().filter(Side::isMany));
    }

    private static Stream<Arguments> inBothStates(Stream<Side<?, ?>> sides) {
        return sides.flatMap(side -> Stream.of(Arguments.of(side, false), Arguments.of(side, true)));
    }

    private static <N, F> N owner(Side<N, F> side, Session session, String name, boolean loaded) {
        return session.one(loaded ? side.near(name).with(side.here()) : side.near(name));
    }

    @DisplayName("case 25: who is removed from the owner is deleted")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("owners")
    <N, F> void whoIsRemovedIsDeleted(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = owner(side, session, "a", loaded);
            F x = side.far(session, "x");
            SAMPLE.statements();
            side.unlink(a, x);
            assertMirrored(MODEL, a, x);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1).allMatch(sql -> sql.startsWith("delete"));
            assertThat(session.contains(x)).isFalse();
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
        assertThat(side.countFar(SAMPLE, "x")).isZero();
    }

    @DisplayName("case 25: who lets its owner go is deleted")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("mirroredOwners")
    <N, F> void whoLetsItsOwnerGoIsDeleted(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = owner(side, session, "a", loaded);
            F x = side.far(session, "x");
            SAMPLE.statements();
            ((One<N>) side.linkBack(x)).set(null);
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(side.read(a)).doesNotContain(x);
            assertMirrored(MODEL, a, x);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
        assertThat(side.countFar(SAMPLE, "x")).isZero();
    }

    @DisplayName("case 25: who is replaced is deleted")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("owners")
    <N, F> void whoIsReplacedIsDeleted(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N b = owner(side, session, "b", loaded);
            F mine = side.newFar("new");
            if (side.link(b) instanceof Many<F> many) {
                many.replaceWith(mine);
            } else {
                side.link(b, mine);
            }
            assertThat(side.read(b)).containsExactly(mine);
            assertMirrored(MODEL, b, mine);
        });
        assertThat(side.rows(SAMPLE))
                .isEqualTo(side.isMany() ? List.of("a-x", "a-y", "b-new") : List.of("a-x", "b-new"));
        assertThat(side.countFar(SAMPLE, "z")).isZero();
    }

    @DisplayName("case 25: who is removed and added again in one flush is no SQL")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("owners")
    <N, F> void whoIsRemovedAndAddedAgainIsNoSql(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = owner(side, session, "a", loaded);
            F x = side.far(session, "x");
            SAMPLE.statements();
            side.unlink(a, x);
            side.link(a, x);
            assertMirrored(MODEL, a, x);
        });
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 25: who moves to another owner is updated")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("owners")
    <N, F> void whoMovesIsUpdated(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = owner(side, session, "a", loaded);
            N free = session.add(side.newNear("free"));
            F x = side.far(session, "x");
            session.flush();
            SAMPLE.statements();
            side.link(free, x);
            assertThat(side.read(free)).containsExactly(x);
            assertMirrored(MODEL, a, free, x);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1).allMatch(sql -> sql.startsWith("update"));
        });
        assertThat(side.rows(SAMPLE))
                .isEqualTo(side.isMany() ? List.of("a-y", "b-z", "free-x") : List.of("b-z", "free-x"));
    }

    @DisplayName("case 25: who is removed first and then taken by another owner is updated")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("owners")
    <N, F> void whoIsRemovedAndTakenByAnotherIsUpdated(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = owner(side, session, "a", loaded);
            N free = session.add(side.newNear("free"));
            F x = side.far(session, "x");
            session.flush();
            SAMPLE.statements();
            side.unlink(a, x);
            side.link(free, x);
            assertMirrored(MODEL, a, free, x);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1).allMatch(sql -> sql.startsWith("update"));
        });
        assertThat(side.rows(SAMPLE))
                .isEqualTo(side.isMany() ? List.of("a-y", "b-z", "free-x") : List.of("b-z", "free-x"));
    }

    @DisplayName("case 25: who moves to an owner that has one drives that one out, which is deleted")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("owningReferences")
    <N, F> void whoMovesDrivesOutWhoIsThere(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = owner(side, session, "a", loaded);
            N b = owner(side, session, "b", loaded);
            F x = side.far(session, "x");
            side.link(b, x);
            assertThat(side.read(b)).containsExactly(x);
            assertMirrored(MODEL, a, b, x);
        });
        assertThat(side.rows(SAMPLE)).containsExactly("b-x");
        assertThat(side.countFar(SAMPLE, "z")).isZero();
    }

    @DisplayName("case 25: who is removed before it was ever written is no SQL, and leaves nothing behind")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("owningCollections")
    <N, F> void whoWasNeverWrittenIsNoSql(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = owner(side, session, "a", loaded);
            F mine = side.newFar("new");
            SAMPLE.statements();
            side.link(a, mine);
            side.unlink(a, mine);
            session.flush();
            assertThat(session.contains(mine)).isFalse();
            assertMirrored(MODEL, a, mine);
        });
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 25: who was never written and is replaced is no SQL")
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.backstitch.law.Sides#owners")
    <N, F> void whoWasNeverWrittenAndIsReplacedIsNoSql(Side<N, F> side) {
        SAMPLE.db().transaction(session -> {
            N free = session.add(side.newNear("free"));
            session.flush();
            SAMPLE.statements();
            F mine = side.newFar("new");
            side.link(free, mine);
            if (side.link(free) instanceof Many<F> many) {
                many.clear();
            } else {
                ((One<F>) side.link(free)).set(null);
            }
            session.flush();
            assertThat(session.contains(mine)).isFalse();
            assertMirrored(MODEL, free, mine);
        });
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(side.rows(SAMPLE)).isEmpty();
    }

    @DisplayName("case 25: the owner's deletion deletes who it owns")
    @ParameterizedTest(name = "{0}, loaded: {1}")
    @MethodSource("owners")
    <N, F> void theOwnersDeletionDeletesWhoItOwns(Side<N, F> side, boolean loaded) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            session.delete(owner(side, session, "a", loaded));
        });
        assertThat(side.rows(SAMPLE)).containsExactly("b-z");
        assertThat(side.countFar(SAMPLE, "x")).isZero();
    }
}
