package dev.backstitch.commits;

import static dev.backstitch.commits.Book.Ratings.RATINGS;
import static dev.backstitch.commits.Player.Lockers.LOCKERS;
import static dev.backstitch.commits.Player.Passports.PASSPORTS;
import static dev.backstitch.commits.Player.Players.PLAYERS;
import static dev.backstitch.commits.Team.Teams.TEAMS;

import dev.backstitch.commits.Book.Rating;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Belongs to a team, and owns a passport, a locker whose key is the player's, and ratings. */
final class Player extends Marked {

    Long id;
    String code;
    Integer shirt;
    final One<Team> team = PLAYERS.team.of(this);
    final One<Team> leads = PLAYERS.leads.of(this);
    final One<Passport> passport = PLAYERS.passport.of(this);
    final One<Locker> locker = PLAYERS.locker.of(this);
    final Many<Rating> ratings = PLAYERS.ratings.of(this);

    static final class Players extends MarkedTable<Player> {
        static final Players PLAYERS = new Players();
        final Column<Player, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Player, String> code = text("code").notNull().unique().map(p -> p.code, (p, v) -> p.code = v);
        final Column<Player, Integer> shirt = integer("shirt").map(p -> p.shirt, (p, v) -> p.shirt = v);
        final Column<Player, Long> teamId = bigint("team_id").notNull().references(() -> TEAMS.id);
        final ToOne<Player, Team> team =
                toOne("team", (Player p) -> p.team).on(teamId).backPopulates(() -> TEAMS.players);
        final ToOne<Player, Team> leads = toOne("leads", (Player p) -> p.leads).backPopulates(() -> TEAMS.captain);
        final ToOne<Player, Passport> passport = toOne("passport", (Player p) -> p.passport)
                .backPopulates(() -> PASSPORTS.player)
                .owned();
        final ToOne<Player, Locker> locker = toOne("locker", (Player p) -> p.locker)
                .backPopulates(() -> LOCKERS.player)
                .owned();
        final ToMany<Player, Rating> ratings = toMany("ratings", (Player p) -> p.ratings)
                .backPopulates(() -> RATINGS.player)
                .owned();

        private Players() {
            super("players", Player.class, Player::new);
            unique(teamId, shirt);
        }
    }

    static final class Passport extends Marked {
        Long id;
        final One<Player> player = PASSPORTS.player.of(this);
    }

    static final class Passports extends MarkedTable<Passport> {
        static final Passports PASSPORTS = new Passports();
        final Column<Passport, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Passport, Long> playerId =
                bigint("player_id").notNull().unique().references(() -> PLAYERS.id);
        final ToOne<Passport, Player> player =
                toOne("player", (Passport p) -> p.player).on(playerId).backPopulates(() -> PLAYERS.passport);

        private Passports() {
            super("passports", Passport.class, Passport::new);
        }
    }

    static final class Locker extends Marked {
        final One<Player> player = LOCKERS.player.of(this);
    }

    static final class Lockers extends MarkedTable<Locker> {
        static final Lockers LOCKERS = new Lockers();
        final Column<Locker, Long> playerId = bigint("player_id").primaryKey().references(() -> PLAYERS.id);
        final ToOne<Locker, Player> player =
                toOne("player", (Locker l) -> l.player).on(playerId).backPopulates(() -> PLAYERS.locker);

        private Lockers() {
            super("lockers", Locker.class, Locker::new);
        }
    }
}
