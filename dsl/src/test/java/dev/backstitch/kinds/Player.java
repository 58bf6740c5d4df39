package dev.backstitch.kinds;

import static dev.backstitch.kinds.Team.Teams.TEAMS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToOne;

/** Plays in a team, and tells {@link Told} of it. */
final class Player {

    Long id;
    String name;
    final One<Team> team = Players.PLAYERS.team.of(this);
    final One<Team> leads = Players.PLAYERS.leads.of(this);

    Player() {}

    Player(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Players extends EntityTable<Player> {
        static final Players PLAYERS = new Players();
        final Column<Player, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Player, String> name = text("name").notNull().map(p -> p.name, (p, v) -> p.name = v);
        final Column<Player, Long> teamId = bigint("team_id").references(() -> TEAMS.id);
        final ToOne<Player, Team> team = toOne("team", (Player p) -> p.team)
                .on(teamId)
                .backPopulates(() -> TEAMS.players)
                .onLink((player, team) -> Told.tell("team +", team, player))
                .onUnlink((player, team) -> Told.tell("team -", team, player));
        final ToOne<Player, Team> leads = toOne("leads", (Player p) -> p.leads).backPopulates(() -> TEAMS.captain);

        private Players() {
            super("players", Player.class, Player::new);
        }
    }
}
