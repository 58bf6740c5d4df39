package dev.backstitch.commits;

import static dev.backstitch.commits.Area.Areas.AREAS;
import static dev.backstitch.commits.Area.Posters.POSTERS;
import static dev.backstitch.commits.Book.Books.BOOKS;
import static dev.backstitch.commits.Book.Ratings.RATINGS;
import static dev.backstitch.commits.Book.Topics.TOPICS;
import static dev.backstitch.commits.Player.Lockers.LOCKERS;
import static dev.backstitch.commits.Player.Passports.PASSPORTS;
import static dev.backstitch.commits.Player.Players.PLAYERS;
import static dev.backstitch.commits.Shelf.Shelves.SHELVES;
import static dev.backstitch.commits.Team.Teams.TEAMS;
import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.commits.Book.Topic;
import dev.backstitch.model.Association;
import dev.backstitch.model.Model;

/** The model of these tests. */
final class Club {

    static final Association<Book, Topic> BOOK_TOPICS =
            associationTable("book_topics").from("book_id", () -> BOOKS.id).to("topic_name", () -> TOPICS.name);

    static final Model MODEL =
            Model.of(AREAS, POSTERS, TEAMS, PLAYERS, PASSPORTS, LOCKERS, SHELVES, BOOKS, TOPICS, RATINGS, BOOK_TOPICS);

    private Club() {}
}
