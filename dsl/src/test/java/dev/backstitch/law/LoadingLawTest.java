package dev.backstitch.law;

import static dev.backstitch.law.Sides.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What loading fills, and what it leaves alone, in every kind of relationship. */
class LoadingLawTest {

    private static final String SIDES = "dev.backstitch.law.Sides#";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    @DisplayName("case 17: reading a reference whose target is in the session runs no SQL, whichever came first")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "holding")
    <N, F> void aTargetInTheSessionIsReadWithoutSql(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            F x = side.far(session, "x");
            N a = side.near(session, "a");
            N b = side.near(session, "b");
            F z = side.far(session, "z");
            SAMPLE.statements();
            assertThat(side.read(a)).containsExactly(x);
            assertThat(side.read(b)).containsExactly(z);
            assertThat(SAMPLE.statements()).isEmpty();
            assertMirrored(MODEL, a, b, x, z);
        });
    }

    @DisplayName("case 17: a foreign key of null answers null without SQL")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "nullableHolding")
    <N, F> void aForeignKeyOfNullIsReadWithoutSql(Side<N, F> side) {
        SAMPLE.db().transaction(session -> {
            session.add(side.newNear("c"));
        });
        SAMPLE.db().transaction(session -> {
            N c = side.near(session, "c");
            SAMPLE.statements();
            assertThat(side.link(c).isLoaded()).isFalse();
            assertThat(side.read(c)).isEmpty();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @DisplayName("case 18: loading one side fills the references on the other")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "exclusive")
    <N, F> void loadingFillsBothEnds(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            List<N> all = session.list(side.allNear().with(side.here()));
            SAMPLE.statements();
            N a = all.get(0);
            assertThat(all).extracting(Object::toString).contains("a", "b");
            for (F far : side.read(a)) {
                assertThat(side.linkBack(far).isLoaded()).isTrue();
                assertThat(side.readBack(far)).containsExactly(a);
            }
            assertMirrored(MODEL, all.toArray());
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @DisplayName("case 18: who is linked to nothing is loaded and empty")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "standalone")
    <N, F> void whoIsLinkedToNothingIsLoadedAndEmpty(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            session.add(side.newNear("c"));
        });
        SAMPLE.db().transaction(session -> {
            N c = session.one(side.near("c").with(side.here()));
            SAMPLE.statements();
            assertThat(side.link(c).isLoaded()).isTrue();
            assertThat(side.read(c)).isEmpty();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @DisplayName("case 18: the links of a new object are loaded and empty, also after its flush")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "standalone")
    <N, F> void theLinksOfANewObjectAreLoadedAndEmpty(Side<N, F> side) {
        SAMPLE.db().transaction(session -> {
            N c = session.add(side.newNear("c"));
            assertThat(side.link(c).isLoaded()).isTrue();
            assertThat(side.read(c)).isEmpty();
            session.flush();
            assertThat(side.link(c).isLoaded()).isTrue();
            assertThat(side.read(c)).isEmpty();
            assertThat(SAMPLE.statements()).hasSize(1).allMatch(sql -> sql.startsWith("insert"));
        });
    }

    @DisplayName("case 19: loading marks nothing as changed")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void loadingMarksNothingAsChanged(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            List<N> all = session.list(side.allNear().with(side.here()));
            all.forEach(side::read);
            if (side.isMirrored()) {
                all.forEach(one -> side.read(one).forEach(side::readBack));
            }
            SAMPLE.statements();
            session.flush();
        });
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 20: what is loaded goes on mirroring after the session")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "mirrored")
    <N, F> void whatIsLoadedGoesOnMirroring(Side<N, F> side) {
        side.store(SAMPLE);
        List<N> all = SAMPLE.db().transaction(session -> {
            List<N> loaded = session.list(side.allNear().with(side.here(), fars -> fars.with(side.back())));
            return List.of(Side.named(loaded, "a"), Side.named(loaded, "b"));
        });
        SAMPLE.statements();
        N a = all.get(0);
        N b = all.get(1);
        F x = side.read(a).get(0);
        F z = side.read(b).get(0);
        side.link(a, z);
        assertThat(side.readBack(z)).isEqualTo(side.isShared() ? List.of(b, a) : List.of(a));
        assertThat(side.read(b)).isEqualTo(side.isShared() ? List.of(z) : List.of());
        side.unlink(a, z);
        assertThat(side.readBack(z)).isEqualTo(side.isShared() ? List.of(b) : List.of());
        assertThat(side.readBack(x)).isEqualTo(side.isMany() ? List.of(a) : List.of());
        assertMirrored(MODEL, a, b, x, z);
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @DisplayName("case 20: what is not loaded takes changes after the session, which the next one writes")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void whatIsNotLoadedTakesChanges(Side<N, F> side) {
        side.store(SAMPLE);
        AtomicReference<F> z = new AtomicReference<>();
        N a = SAMPLE.db().transaction(session -> {
            z.set(side.far(session, "z"));
            return side.near(session, "a");
        });
        side.link(a, z.get());
        assertMirrored(MODEL, a, z.get());
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> {
            session.add(a);
        });
        assertThat(SAMPLE.statements()).noneMatch(sql -> sql.startsWith("select"));
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithAZ());
    }

    @DisplayName("case 20: what is not loaded takes removals after the session, which the next one writes")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void whatIsNotLoadedTakesRemovals(Side<N, F> side) {
        side.store(SAMPLE);
        AtomicReference<F> x = new AtomicReference<>();
        N a = SAMPLE.db().transaction(session -> {
            x.set(side.far(session, "x"));
            return side.near(session, "a");
        });
        side.unlink(a, x.get());
        assertMirrored(MODEL, a, x.get());
        SAMPLE.db().transaction(session -> {
            session.add(a);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stockWithoutAX());
    }

    @DisplayName("case 20: reading what is not loaded after the session fails, and says which and what to do")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void readingWhatIsNotLoadedFails(Side<N, F> side) {
        side.store(SAMPLE);
        N a = SAMPLE.db().transaction(session -> side.near(session, "a"));
        String label = side.here().label();
        assertThatThrownBy(() -> side.read(a))
                .isInstanceOf(UsageException.class)
                .hasMessage(label + " is not loaded and the session that read its object has ended: load it inside the"
                        + " transaction, with(" + label + ") in the query");
        assertThat(side.link(a).isLoaded()).isFalse();
    }

    @DisplayName("case 21: what a query's condition chose never poses as the whole")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aFilteredResultIsNotTheWhole(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = session.one(side.linkedTo("x").limit(1).with(side.here()));
            assertThat(side.read(a))
                    .extracting(Object::toString)
                    .isEqualTo(side.isMany() ? List.of("x", "y") : List.of("x"));
            assertMirrored(MODEL, a);
        });
    }

    @DisplayName("case 21: an owner reached from one of its elements has not loaded the others")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "mirroredCollections")
    <N, F> void anOwnerReachedFromAnElementIsNotTheWhole(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            F x = session.one(side.far("x").with(side.back()));
            N a = side.readBack(x).get(0);
            assertThat(side.link(a).isLoaded()).isFalse();
            assertThat(side.read(a)).extracting(Object::toString).containsExactly("x", "y");
            assertMirrored(MODEL, a, x);
        });
    }
}
