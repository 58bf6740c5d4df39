package dev.backstitch.commits;

import static dev.backstitch.commits.Player.Players.PLAYERS;
import static dev.backstitch.commits.Team.Teams.TEAMS;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Owns its players, one of whom is its captain: a cycle of two tables, one side of which may be NULL. */
final class Team extends Marked {

    Long id;
    String code;
    final One<Player> captain = TEAMS.captain.of(this);
    final Many<Player> players = TEAMS.players.of(this);

    static final class Teams extends MarkedTable<Team> {
        static final Teams TEAMS = new Teams();
        final Column<Team, Long> id = bigint("id").identity().primaryKey().map(t -> t.id, (t, v) -> t.id = v);
        final Column<Team, String> code = text("code").notNull().unique().map(t -> t.code, (t, v) -> t.code = v);
        final Column<Team, Long> captainId = bigint("captain_id").unique().references(() -> PLAYERS.id);
        final ToOne<Team, Player> captain =
                toOne("captain", (Team t) -> t.captain).on(captainId).backPopulates(() -> PLAYERS.leads);
        final ToMany<Team, Player> players = toMany("players", (Team t) -> t.players)
                .backPopulates(() -> PLAYERS.team)
                .owned();

        private Teams() {
            super("teams", Team.class, Team::new);
        }
    }
}
