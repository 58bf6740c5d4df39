package dev.backstitch.commits;

import static dev.backstitch.commits.Book.Books.BOOKS;
import static dev.backstitch.commits.Book.Ratings.RATINGS;
import static dev.backstitch.commits.Book.Topics.TOPICS;
import static dev.backstitch.commits.Club.BOOK_TOPICS;
import static dev.backstitch.commits.Player.Players.PLAYERS;
import static dev.backstitch.commits.Shelf.Shelves.SHELVES;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Names its shelf by two columns, is about topics whose names are their keys, and owns ratings, which it shares with the players. */
final class Book extends Marked {

    Long id;
    final One<Shelf> shelf = BOOKS.shelf.of(this);
    final Many<Topic> topics = BOOKS.topics.of(this);
    final Many<Rating> ratings = BOOKS.ratings.of(this);

    static final class Books extends MarkedTable<Book> {
        static final Books BOOKS = new Books();
        final Column<Book, Long> id = bigint("id").identity().primaryKey().map(b -> b.id, (b, v) -> b.id = v);
        final Column<Book, String> shelfRoom = text("shelf_room");
        final Column<Book, Integer> shelfNo = integer("shelf_no");
        final ToOne<Book, Shelf> shelf =
                toOne("shelf", (Book b) -> b.shelf).on(shelfRoom, shelfNo).backPopulates(() -> SHELVES.books);
        final ToMany<Book, Topic> topics = toMany("topics", (Book b) -> b.topics)
                .through(() -> BOOK_TOPICS)
                .backPopulates(() -> TOPICS.books);
        final ToMany<Book, Rating> ratings = toMany("ratings", (Book b) -> b.ratings)
                .backPopulates(() -> RATINGS.book)
                .owned();

        private Books() {
            super("books", Book.class, Book::new);
            foreignKey(shelfRoom, shelfNo).references(() -> SHELVES.room, () -> SHELVES.no);
        }
    }

    static final class Topic extends Marked {
        String name;
        final Many<Book> books = TOPICS.books.of(this);
    }

    static final class Topics extends MarkedTable<Topic> {
        static final Topics TOPICS = new Topics();
        final Column<Topic, String> name = text("name").primaryKey().map(t -> t.name, (t, v) -> t.name = v);
        final ToMany<Topic, Book> books = toMany("books", (Topic t) -> t.books)
                .through(() -> BOOK_TOPICS.reversed())
                .backPopulates(() -> BOOKS.topics);

        private Topics() {
            super("topics", Topic.class, Topic::new);
        }
    }

    static final class Rating extends Marked {
        final One<Book> book = RATINGS.book.of(this);
        final One<Player> player = RATINGS.player.of(this);
    }

    static final class Ratings extends MarkedTable<Rating> {
        static final Ratings RATINGS = new Ratings();
        final Column<Rating, Long> bookId = bigint("book_id").primaryKey().references(() -> BOOKS.id);
        final Column<Rating, Long> playerId = bigint("player_id").primaryKey().references(() -> PLAYERS.id);
        final ToOne<Rating, Book> book =
                toOne("book", (Rating r) -> r.book).on(bookId).backPopulates(() -> BOOKS.ratings);
        final ToOne<Rating, Player> player =
                toOne("player", (Rating r) -> r.player).on(playerId).backPopulates(() -> PLAYERS.ratings);

        private Ratings() {
            super("ratings", Rating.class, Rating::new);
        }
    }
}
