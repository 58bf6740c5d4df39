package dev.backstitch.law;

import static dev.backstitch.law.Sides.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoneLawTest {

    private static final String SIDES = "dev.backstitch.law.Sides#";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    @DisplayName("case 17: reading a reference whose target is in the session runs no SQL")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "references")
    <N, F> void aTargetInTheSessionIsReadWithoutSql(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            F x = side.far(session, "x");
            N a = side.near(session, "a");
            SAMPLE.statements();
            assertThat(side.read(a)).containsExactly(x);
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @DisplayName("case 20: reading what is not loaded of an object whose row is gone is refused in words")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "collections")
    <N, F> void readingALinkOfWhoIsGone(Side<N, F> side) {
        SAMPLE.db().transaction(session -> {
            session.add(side.newNear("c"));
        });
        SAMPLE.db().transaction(session -> {
            N c = side.near(session, "c");
            session.delete(c);
            session.flush();
            if (side.link(c).isLoaded()) {
                assertThat(side.read(c)).isEmpty();
            } else {
                assertThatThrownBy(() -> side.read(c)).isInstanceOf(UsageException.class);
            }
        });
    }

    @DisplayName("case 18/24: who is deleted, flushed and added again is new, and its links are loaded and empty")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "standalone")
    <N, F> void whoIsAddedAfterItsRowWentIsNew(Side<N, F> side) {
        SAMPLE.db().transaction(session -> {
            session.add(side.newNear("c"));
        });
        SAMPLE.db().transaction(session -> {
            N c = side.near(session, "c");
            session.delete(c);
            session.flush();
            session.add(c);
            assertThat(side.link(c).isLoaded()).isTrue();
            assertThat(side.read(c)).isEmpty();
        });
    }

    @DisplayName("case 24: a cancelled deletion leaves row and object alike")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aCancelledDeletion(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            session.delete(x);
            side.read(a);
            session.add(x);
            if (side.isMirrored()) {
                side.readBack(x);
                assertMirrored(MODEL, a, x);
            }
            java.util.List<String> memory = new java.util.ArrayList<>();
            side.read(a).forEach(f -> memory.add("a-" + f));
            session.flush();
            memory.sort(null);
            assertThat(side.rows(session).stream()
                            .filter(r -> r.startsWith("a-"))
                            .toList())
                    .isEqualTo(memory);
        });
    }

    @DisplayName("case 24: a cancelled deletion of an owner leaves row and object alike")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aCancelledDeletionOfTheNearSide(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            session.delete(a);
            if (side.isMirrored()) {
                side.readBack(x);
            }
            session.add(a);
            java.util.List<String> memory = new java.util.ArrayList<>();
            side.read(a).forEach(f -> memory.add("a-" + f));
            if (side.isMirrored()) assertMirrored(MODEL, a, x);
            session.flush();
            memory.sort(null);
            assertThat(side.rows(session).stream()
                            .filter(r -> r.startsWith("a-"))
                            .toList())
                    .isEqualTo(memory);
        });
    }
}
