package dev.backstitch.law;

import static dev.backstitch.law.Sides.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes to links that are not loaded, in every kind of relationship. */
class NotLoadedLawTest {

    private static final String SIDES = "dev.backstitch.law.Sides#";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    @DisplayName("case 14: a change runs no SQL, and merges when its side loads")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "collections")
    <N, F> void changesWaitAndMerge(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            F z = side.far(session, "z");
            SAMPLE.statements();
            side.unlink(a, x);
            side.link(a, z);
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(side.link(a).isLoaded()).isFalse();
            assertThat(side.read(a)).extracting(Object::toString).containsExactly("y", "z");
            assertThat(side.read(a).get(1)).isSameAs(z);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertMirrored(MODEL, a, x, z);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.isShared() ? List.of("a-y", "a-z", "b-z") : List.of("a-y", "a-z"));
    }

    @DisplayName("case 14: what the row holds already is there once when it loads")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "collections")
    <N, F> void whatTheRowHoldsIsThereOnce(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F y = side.far(session, "y");
            SAMPLE.statements();
            side.link(a, y);
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(side.read(a)).extracting(Object::toString).containsExactly("x", "y");
            assertMirrored(MODEL, a, y);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 14: adding and removing cancel each other")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "collections")
    <N, F> void addingAndRemovingCancelEachOther(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            F mine = side.newFar("new");
            SAMPLE.statements();
            side.unlink(a, x);
            side.link(a, x);
            side.link(a, mine);
            side.unlink(a, mine);
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(side.read(a)).extracting(Object::toString).containsExactly("x", "y");
            assertMirrored(MODEL, a, x, mine);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 14: a change is kept at both ends, whichever loads first")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "mirrored")
    <N, F> void aRemovalIsKeptAtBothEnds(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            side.unlink(a, x);
            assertThat(side.readBack(x)).isEmpty();
            assertThat(side.read(a)).doesNotContain(x);
            assertThat(side.readBack(x)).isEmpty();
            assertMirrored(MODEL, a, x);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
    }

    @DisplayName("case 14: an addition is kept at both ends, whichever loads first")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "mirrored")
    <N, F> void anAdditionIsKeptAtBothEnds(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            N b = side.near(session, "b");
            F z = side.far(session, "z");
            side.link(a, z);
            assertThat(side.readBack(z))
                    .extracting(Object::toString)
                    .isEqualTo(side.isShared() ? List.of("b", "a") : List.of("a"));
            assertThat(side.read(a))
                    .extracting(Object::toString)
                    .isEqualTo(side.isMany() ? List.of("x", "y", "z") : List.of("z"));
            assertThat(side.read(b)).isEqualTo(side.isShared() ? List.of(z) : List.of());
            assertMirrored(MODEL, a, b, z);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("case 14: what was removed may be gone already")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "through")
    <N, F> void whatWasRemovedMayBeGoneAlready(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            side.unlink(a, x);
            side.deleteRow(SAMPLE, "a-x");
            assertThat(side.read(a)).extracting(Object::toString).containsExactly("y");
            assertMirrored(MODEL, a, x);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
    }

    @DisplayName(
            "case 15: setting a reference with nothing loaded is one UPDATE, and one statement more for who is driven out")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "references")
    <N, F> void settingAReferenceSelectsNothing(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F z = side.far(session, "z");
            SAMPLE.statements();
            side.link(a, z);
            assertThat(side.read(a)).containsExactly(z);
            assertMirrored(MODEL, a, z);
            assertThat(SAMPLE.statements()).isEmpty();
        });
        String release = side.isOwned() ? "delete" : "update";
        assertThat(verbs(SAMPLE.statements()))
                .isEqualTo(side.isShared() ? List.of("update") : List.of(release, "update"));
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("case 15: emptying a reference with nothing loaded is one statement")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "references")
    <N, F> void emptyingAReferenceSelectsNothing(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            SAMPLE.statements();
            ((One<F>) side.link(a)).set(null);
            assertThat(side.read(a)).isEmpty();
        });
        assertThat(verbs(SAMPLE.statements())).containsExactly(side.isOwned() ? "delete" : "update");
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
    }

    @DisplayName("case 15: the known owner whose collection is loaded is left, although the reference was never read")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "manyToOne")
    <N, F> void theKnownOwnerIsLeft(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            F x = side.far(session, "x");
            assertThat(side.readBack(x)).hasSize(1);
            N a = side.near(session, "a");
            F z = side.far(session, "z");
            SAMPLE.statements();
            side.link(a, z);
            assertThat(side.readBack(x)).isEmpty();
            assertThat(SAMPLE.statements()).isEmpty();
            assertMirrored(MODEL, a, x, z);
        });
        assertThat(verbs(SAMPLE.statements())).containsExactly("update");
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("case 15: the known owner whose collection loads later has been left")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "manyToOne")
    <N, F> void theOwnerThatLoadsLaterHasBeenLeft(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F z = side.far(session, "z");
            side.link(a, z);
            F x = side.far(session, "x");
            SAMPLE.statements();
            assertThat(side.readBack(x)).isEmpty();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertMirrored(MODEL, a, x, z);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("case 16: add and remove answer true and load nothing")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "collections")
    <N, F> void addAndRemoveAnswerTrueAndLoadNothing(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            Many<F> many = (Many<F>) side.link(side.near(session, "a"));
            F x = side.far(session, "x");
            F z = side.far(session, "z");
            SAMPLE.statements();
            assertThat(many.add(z)).isTrue();
            assertThat(many.remove(x)).isTrue();
            assertThat(many.isLoaded()).isFalse();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(SAMPLE.statements()).noneMatch(sql -> sql.startsWith("select"));
        assertThat(side.rows(SAMPLE)).isEqualTo(side.isShared() ? List.of("a-y", "a-z", "b-z") : List.of("a-y", "a-z"));
    }

    @DisplayName("case 16: each call that reads loads, once")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "collections")
    <N, F> void eachCallThatReadsLoads(Side<N, F> side) {
        side.store(SAMPLE);
        List<Function<Many<F>, Object>> calls = List.of(
                Many::size,
                Many::isEmpty,
                many -> many.contains(side.newFar("other")),
                many -> many.containsAll(List.of()),
                Many::iterator,
                many -> many.get(1),
                many -> Objects.requireNonNull(many.first()),
                Many::toArray,
                many -> many.stream().toList());
        for (Function<Many<F>, Object> call : calls) {
            SAMPLE.db().transaction(session -> {
                Many<F> many = (Many<F>) side.link(side.near(session, "a"));
                SAMPLE.statements();
                assertThat(many.isLoaded()).isFalse();
                assertThat(call.apply(many)).isNotNull();
                assertThat(many.isLoaded()).isTrue();
                assertThat(SAMPLE.statements()).hasSize(1);
                assertThat(call.apply(many)).isNotNull();
                assertThat(SAMPLE.statements()).isEmpty();
            });
        }
    }

    private static List<String> verbs(List<String> statements) {
        return statements.stream()
                .map(sql -> sql.substring(0, sql.indexOf(' ')))
                .toList();
    }
}
