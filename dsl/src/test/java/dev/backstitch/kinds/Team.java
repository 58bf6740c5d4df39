package dev.backstitch.kinds;

import static dev.backstitch.kinds.Player.Players.PLAYERS;
import static dev.backstitch.kinds.Team.Teams.TEAMS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Has players and a captain, and tells {@link Told} of both. */
final class Team {

    Long id;
    final Many<Player> players = TEAMS.players.of(this);
    final One<Player> captain = TEAMS.captain.of(this);

    static final class Teams extends EntityTable<Team> {
        static final Teams TEAMS = new Teams();
        final Column<Team, Long> id = bigint("id").identity().primaryKey().map(t -> t.id, (t, v) -> t.id = v);
        final Column<Team, Long> captainId = bigint("captain_id").unique().references(() -> PLAYERS.id);
        final ToMany<Team, Player> players = toMany("players", (Team t) -> t.players)
                .backPopulates(() -> PLAYERS.team)
                .onLink((team, player) -> Told.tell("players +", team, player))
                .onUnlink((team, player) -> Told.tell("players -", team, player));
        final ToOne<Team, Player> captain = toOne("captain", (Team t) -> t.captain)
                .on(captainId)
                .backPopulates(() -> PLAYERS.leads)
                .onLink((team, player) -> Told.tell("captain +", team, player))
                .onUnlink((team, player) -> Told.tell("captain -", team, player));

        private Teams() {
            super("teams", Team.class, Team::new);
        }
    }
}
