package dev.backstitch.commits;

import static dev.backstitch.commits.Player.Passports.PASSPORTS;
import static dev.backstitch.commits.Player.Players.PLAYERS;
import static dev.backstitch.commits.Team.Teams.TEAMS;
import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.commits.Player.Passport;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flushes whose rows were written in an order that PostgreSQL refuses, found by chance with other seeds. */
class FoundOrdersTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Club.MODEL);

    private static Team team(String code) {
        Team team = new Team();
        team.code = code;
        return team;
    }

    private static Player player(Team team, String code, Integer shirt) {
        Player player = new Player();
        player.code = code;
        player.shirt = shirt;
        player.team.set(team);
        return player;
    }

    /** Seed 900010695. */
    @Test
    void aRowThatLetsGoOfADeletedOneTakesTheValueOfAnother() {
        SAMPLE.db().transaction(session -> {
            Team going = session.add(team("a"));
            Team staying = session.add(team("b"));
            player(going, "p", 0);
            player(staying, "q", 0);
        });
        SAMPLE.db().transaction(session -> {
            Team going = session.get(TEAMS.code, "a");
            session.list(from(PLAYERS));
            session.get(TEAMS.code, "b").players.replaceWith(session.get(PLAYERS.code, "p"));
            session.delete(going);
            session.add(team("a"));
        });
        assertThat(SAMPLE.sql()
                        .select(PLAYERS.code, TEAMS.code)
                        .from(PLAYERS)
                        .join(TEAMS)
                        .on(TEAMS.id.eq(PLAYERS.teamId))
                        .fetch()
                        .formatCSV(false))
                .isEqualToNormalizingNewlines("p,b\n");
        assertThat(SAMPLE.sql().fetchCount(TEAMS)).isEqualTo(2);
    }

    /** Seed 900020015. */
    @Test
    void rowsThatWaitForEachOtherByWayOfADeletedOneAreRefusedBeforeAnythingIsSent() {
        SAMPLE.db().transaction(session -> {
            Team team = session.add(team("a"));
            player(team, "p", null).passport.set(new Passport());
        });
        SAMPLE.db().transaction(session -> {
            Team going = session.get(TEAMS.code, "a");
            session.list(from(PLAYERS));
            Passport passport = session.one(from(PASSPORTS));
            SAMPLE.statements();
            session.delete(going);
            Team fresh = session.add(team("a"));
            passport.player.set(player(fresh, "q", null));
            assertThatThrownBy(session::flush)
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessageStartingWith("rows wait for each other in a circle: ")
                    .hasMessageContaining("deleted Teams " + going.id + " is named by deleted Players ")
                    .hasMessageEndingWith("nothing was sent");
            assertThat(SAMPLE.statements()).isEmpty();
            fresh.code = "b";
        });
        assertThat(SAMPLE.sql().fetchValues(TEAMS.code)).containsExactly("b");
        assertThat(SAMPLE.sql().fetchValues(PLAYERS.code)).containsExactly("q");
    }
}
