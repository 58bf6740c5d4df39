package dev.backstitch.kinds;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.kinds.Player.Players.PLAYERS;
import static dev.backstitch.kinds.Team.Teams.TEAMS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListenerTest {

    private static final Model MODEL = Model.of(TEAMS, PLAYERS);

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    private final Team red = new Team();
    private final Team blue = new Team();
    private final Player ann = new Player("Ann");
    private final Player bob = new Player("Bob");

    @BeforeEach
    void nothingTold() {
        Told.reset();
    }

    private static List<String> told() {
        List<String> told = List.copyOf(Told.TOLD);
        Told.TOLD.clear();
        return told;
    }

    private static void refuse(String notice) {
        Told.then((what, player) -> {
            if (notice.equals(what + " " + player)) {
                throw new IllegalStateException("no " + notice);
            }
        });
    }

    private void assertRefused(String notice, ThrowingCallable change) {
        refuse(notice);
        assertThatThrownBy(change).isInstanceOf(IllegalStateException.class).hasMessage("no " + notice);
        Told.reset();
    }

    @Test
    void bothSidesAreToldOnceEachAfterTheyAgree() {
        red.players.add(ann);
        assertThat(told()).containsExactly("players + Ann", "team + Ann");
        red.players.add(ann);
        ann.team.set(red);
        assertThat(told()).isEmpty();
        ann.team.set(null);
        assertThat(told()).containsExactly("team - Ann", "players - Ann");
    }

    @Test
    void whatADisplacementReleasesIsToldFirst() {
        red.players.add(ann);
        red.captain.set(ann);
        told();
        blue.players.add(ann);
        assertThat(told()).containsExactly("team - Ann", "players - Ann", "players + Ann", "team + Ann");
        blue.captain.set(bob);
        told();
        ann.leads.set(blue);
        assertThat(told()).containsExactlyInAnyOrder("captain - Ann", "captain - Bob", "captain + Ann");
    }

    @Test
    void aBulkChangeIsToldWhenAllOfItIsDone() {
        Told.then((what, player) -> assertThat(red.players).containsExactly(ann, bob));
        red.players.addAll(List.of(ann, bob));
        assertThat(told()).containsExactly("players + Ann", "team + Ann", "players + Bob", "team + Bob");
    }

    @Test
    void aListenerThatThrowsUndoesTheChangeAtAllEnds() {
        Player cid = new Player("Cid");
        red.players.addAll(List.of(ann, bob));
        red.captain.set(ann);
        blue.captain.set(bob);

        assertRefused("players + Cid", () -> red.players.add(cid));
        assertRefused("team + Ann", () -> ann.team.set(blue));
        assertRefused("players - Bob", () -> red.players.clear());
        assertRefused("players + Cid", () -> red.players.replaceWith(cid, bob));
        assertRefused("players - Ann", () -> red.players.removeIf(player -> true));
        assertRefused("team + Bob", () -> blue.players.addAll(red.players));
        assertRefused("captain + Ann", () -> ann.leads.set(blue));
        assertRefused("captain - Ann", () -> red.captain.set(null));

        assertThat(red.players).containsExactly(ann, bob);
        assertThat(blue.players).isEmpty();
        assertThat(red.captain.get()).isSameAs(ann);
        assertThat(blue.captain.get()).isSameAs(bob);
        assertThat(cid.team.get()).isNull();
        assertMirrored(MODEL, red, blue, cid);
    }

    @Test
    void whatAListenerDidIsUndoneWithTheChangeItWasToldOf() {
        Told.then((what, player) -> {
            if (what.equals("players +") && player == ann) {
                red.captain.set(ann);
            }
            if (what.equals("team +") && player == ann) {
                throw new IllegalStateException("no");
            }
        });
        assertThatThrownBy(() -> red.players.add(ann)).hasMessage("no");
        assertThat(red.players).isEmpty();
        assertThat(red.captain.get()).isNull();
        assertThat(ann.leads.get()).isNull();
        assertMirrored(MODEL, red, ann);
    }

    @Test
    void aListenerMayChangeLinksInTurn() {
        Told.then((what, player) -> {
            if (what.equals("players +")) {
                red.captain.set(player);
            }
        });
        red.players.add(ann);
        assertThat(red.captain.get()).isSameAs(ann);
        assertMirrored(MODEL, red);
    }

    @Test
    void aSessionKnowsNothingOfWhatWasUndone() {
        red.players.add(ann);
        SAMPLE.db().transaction(session -> {
            session.add(red);
            session.add(blue);
            session.flush();
            SAMPLE.statements();
            assertRefused("players + Bob", () -> red.players.add(bob));
            assertThat(session.contains(bob)).isFalse();
            assertRefused("team + Ann", () -> ann.team.set(blue));
            assertRefused("captain + Ann", () -> red.captain.set(ann));
            assertRefused("players - Ann", () -> session.delete(ann));
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(session.contains(ann)).isTrue();
        });
        assertThat(SAMPLE.sql().select(PLAYERS.teamId).from(PLAYERS).fetch(PLAYERS.teamId))
                .containsExactly(red.id);
    }

    @Test
    void whatWasUndoneAfterTheSessionIsNotWrittenByTheNext() {
        red.players.add(ann);
        SAMPLE.db().transaction(session -> session.add(red));
        assertRefused("players - Ann", () -> red.players.remove(ann));
        assertRefused("players + Bob", () -> red.players.add(bob));
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> session.add(red));
        assertThat(SAMPLE.statements()).isEmpty();
        bob.team.set(red);
        SAMPLE.db().transaction(session -> session.add(red));
        assertThat(SAMPLE.sql().fetchCount(PLAYERS)).isEqualTo(2);
    }

    @Test
    void case19_loadingTellsNobody() {
        red.players.add(ann);
        red.captain.set(ann);
        SAMPLE.db().transaction(session -> session.add(red));
        told();
        SAMPLE.db().transaction(session -> {
            Team loaded = session.one(from(TEAMS).with(TEAMS.players));
            assertThat(loaded.captain.get()).isSameAs(loaded.players.get(0));
        });
        assertThat(told()).isEmpty();
    }
}
