package dev.backstitch.commits;

import static dev.backstitch.commits.Area.Areas.AREAS;
import static dev.backstitch.commits.Player.Lockers.LOCKERS;
import static dev.backstitch.commits.Player.Passports.PASSPORTS;
import static dev.backstitch.commits.Player.Players.PLAYERS;
import static dev.backstitch.commits.Team.Teams.TEAMS;
import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.commits.Player.Locker;
import dev.backstitch.commits.Player.Passport;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commits that went wrong once, found by chance or by looking for them. */
class FoundCommitsTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Club.MODEL);

    private static Team team(String code) {
        Team team = new Team();
        team.code = code;
        return team;
    }

    private static Area area(String code, Integer tenant, Integer number) {
        Area area = new Area();
        area.code = code;
        area.tenant = tenant;
        area.number = number;
        return area;
    }

    private static Player player(Team team, String code) {
        Player player = new Player();
        player.code = code;
        player.team.set(team);
        return player;
    }

    private static void saved(Object... roots) {
        SAMPLE.db().transaction(session -> {
            for (Object root : roots) {
                session.add(root);
            }
        });
        SAMPLE.statements();
    }

    @Test
    void rowsOfACycleOfTablesGoInTheOrderOfTheirRows() {
        Team team = team("a");
        player(team, "b");
        saved(team);
        SAMPLE.db().transaction(session -> {
            Team loaded = session.one(from(TEAMS).with(TEAMS.players));
            SAMPLE.statements();
            session.delete(loaded);
        });
        assertThat(SAMPLE.statements())
                .extracting(sql -> sql.substring(0, sql.indexOf(" where")))
                .containsSubsequence("delete from \"players\"", "delete from \"teams\"");
        assertThat(SAMPLE.sql().fetchCount(TEAMS) + SAMPLE.sql().fetchCount(PLAYERS))
                .isZero();
    }

    @Test
    void rowsThatNameEachOtherGoAfterOneLetGo() {
        Team team = team("a");
        team.captain.set(player(team, "b"));
        saved(team);
        SAMPLE.db().transaction(session -> {
            Team loaded = session.one(from(TEAMS).with(TEAMS.players).with(TEAMS.captain));
            SAMPLE.statements();
            session.delete(loaded);
        });
        assertThat(SAMPLE.statements()).first().asString().startsWith("update \"teams\" set \"captain_id\"");
        assertThat(SAMPLE.sql().fetchCount(TEAMS) + SAMPLE.sql().fetchCount(PLAYERS))
                .isZero();
    }

    @Test
    void rowsThatNameEachOtherStayWhereTheirDeletionIsRolledBack() {
        Team team = team("a");
        team.captain.set(player(team, "b"));
        saved(team);
        SAMPLE.db().transaction(session -> {
            Team loaded = session.one(from(TEAMS).with(TEAMS.players).with(TEAMS.captain));
            Player captain = loaded.captain.get();
            try {
                session.transaction(nested -> {
                    nested.delete(loaded);
                    nested.flush();
                    throw new IllegalStateException("back");
                });
            } catch (IllegalStateException back) {
                assertThat(loaded.captain.get()).isSameAs(captain);
            }
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(SAMPLE.sql().fetchCount(TEAMS, TEAMS.captainId.isNotNull())).isOne();
    }

    @Test
    void whatAnOrphanOwnsGoesWithIt() {
        Team team = team("a");
        Player player = player(team, "b");
        player.passport.set(new Passport());
        player.locker.set(new Locker());
        saved(team);
        SAMPLE.db().transaction(session -> {
            Player loaded = session.one(from(PLAYERS).with(PLAYERS.passport).with(PLAYERS.locker));
            loaded.team.set(null);
        });
        assertThat(SAMPLE.sql().fetchCount(PLAYERS)
                        + SAMPLE.sql().fetchCount(PASSPORTS)
                        + SAMPLE.sql().fetchCount(LOCKERS))
                .isZero();
    }

    @Test
    void aColumnOfAKeyThatIsNullInBetweenIsWrittenAgainAlthoughOnlyAnotherChanged() {
        saved(area("a", 1, 7), area("b", 2, 7));
        SAMPLE.db().transaction(session -> {
            Area a = session.get(AREAS.code, "a");
            Area b = session.get(AREAS.code, "b");
            a.tenant = 2;
            b.tenant = 1;
        });
        assertThat(SAMPLE.sql()
                        .select(AREAS.code, AREAS.tenant, AREAS.number)
                        .from(AREAS)
                        .orderBy(AREAS.code)
                        .fetch()
                        .formatCSV(false))
                .isEqualToNormalizingNewlines("a,2,7\nb,1,7\n");
    }

    @Test
    void aRowGivesUpAValueForANewOneAfterThatWhichItNamesIsThere() {
        Team team = team("a");
        player(team, "p");
        saved(team);
        SAMPLE.db().transaction(session -> {
            Player loaded = session.get(PLAYERS.code, "p");
            loaded.code = "q";
            Team fresh = session.add(team("b"));
            loaded.team.set(fresh);
            player(fresh, "p");
        });
        assertThat(players()).isEqualToNormalizingNewlines("p,b\nq,b\n");
    }

    @Test
    void aRowGivesUpAValueForTheNewOneThatItNames() {
        saved(area("a", 1, null));
        SAMPLE.db().transaction(session -> {
            Area old = session.get(AREAS.code, "a");
            old.code = "b";
            old.parent.set(area("a", 1, null));
        });
        assertThat(SAMPLE.sql()
                        .select(AREAS.code, AREAS.parentId)
                        .from(AREAS)
                        .orderBy(AREAS.id)
                        .fetch()
                        .formatCSV(false))
                .isEqualToNormalizingNewlines("b,2\na,\"\"\n");
    }

    @Test
    void aDeletedRowGivesUpAValueAfterWhatNamedItMoved() {
        Team team = team("a");
        player(team, "p");
        saved(team, team("b"));
        SAMPLE.db().transaction(session -> {
            Team old = session.get(TEAMS.code, "a");
            session.get(TEAMS.code, "b").players.add(session.get(PLAYERS.code, "p"));
            session.delete(old);
            session.add(team("a"));
        });
        assertThat(players()).isEqualToNormalizingNewlines("p,b\n");
        assertThat(SAMPLE.sql().fetchCount(TEAMS)).isEqualTo(2);
    }

    @Test
    void aDeletedRowGivesUpAValueForAnUpdatedOneAfterWhatNamedItMoved() {
        Team team = team("a");
        player(team, "p");
        saved(team, team("b"));
        SAMPLE.db().transaction(session -> {
            Team old = session.get(TEAMS.code, "a");
            Team other = session.get(TEAMS.code, "b");
            other.players.add(session.get(PLAYERS.code, "p"));
            session.delete(old);
            other.code = "a";
        });
        assertThat(players()).isEqualToNormalizingNewlines("p,a\n");
    }

    @Test
    void aRowThatGoesWithAnotherWhoseValueIsTakenWasNamedByAThird() {
        Team team = team("a");
        Team other = team("b");
        other.captain.set(player(team, "p"));
        saved(team, other);
        SAMPLE.db().transaction(session -> {
            session.list(from(TEAMS).with(TEAMS.players));
            session.delete(session.get(TEAMS.code, "a"));
            session.add(team("a"));
        });
        assertThat(SAMPLE.sql().fetchValues(TEAMS.code)).containsExactlyInAnyOrder("a", "b");
        assertThat(SAMPLE.sql().fetchCount(PLAYERS)).isZero();
        assertThat(SAMPLE.sql().fetchCount(TEAMS, TEAMS.captainId.isNotNull())).isZero();
    }

    @Test
    void anyNumberOfCyclesTakesAsManyStatementsAsOne() {
        for (int count : new int[] {1, 500}) {
            SAMPLE.db().transaction(session -> {
                for (int i = 0; i < count; i++) {
                    Team team = team("t" + count + "-" + i);
                    team.captain.set(player(team, "p" + count + "-" + i));
                    session.add(team);
                }
                SAMPLE.statements();
                session.flush();
                assertThat(SAMPLE.statements())
                        .extracting(sql -> sql.substring(0, sql.indexOf('"', sql.indexOf('"') + 1) + 1))
                        .containsExactly("insert into \"teams\"", "insert into \"players\"", "update \"teams\"");
            });
        }
        assertThat(SAMPLE.sql().fetchCount(TEAMS, TEAMS.captainId.isNotNull())).isEqualTo(501);
    }

    @Test
    void whatOnlyHangsOnACycleIsInsertedWhole() {
        SAMPLE.db().transaction(session -> {
            Area first = area("a", 1, null);
            Area second = area("b", 2, null);
            Area third = area("c", 3, null);
            third.parent.set(second);
            session.add(third);
            second.parent.set(first);
            first.parent.set(second);
            assertThat(session.plan().steps())
                    .extracting(step -> step.operation() + " " + step.rows())
                    .containsExactly("INSERT 2", "INSERT 1", "UPDATE 2");
        });
        assertThat(SAMPLE.sql().fetchCount(AREAS, AREAS.parentId.isNotNull())).isEqualTo(3);
    }

    private static String players() {
        return SAMPLE.sql()
                .select(PLAYERS.code, TEAMS.code)
                .from(PLAYERS)
                .join(TEAMS)
                .on(TEAMS.id.eq(PLAYERS.teamId))
                .orderBy(PLAYERS.code)
                .fetch()
                .formatCSV(false);
    }
}
