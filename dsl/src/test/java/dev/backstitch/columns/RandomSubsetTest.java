package dev.backstitch.columns;

import static dev.backstitch.columns.Library.BOOKS;
import static dev.backstitch.columns.Library.SHELVES;
import static dev.backstitch.columns.Library.WRITERS;
import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.columns.Library.Book;
import dev.backstitch.columns.Library.Price;
import dev.backstitch.columns.Library.Settings;
import dev.backstitch.columns.Library.Shelf;
import dev.backstitch.columns.Library.Writer;
import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.BackstitchException;
import dev.backstitch.model.Column;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import dev.backstitch.testing.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is done to objects whose rows were read in part leaves the rows as it would if they had been read whole. */
class RandomSubsetTest {

    private static final int COMMITS = Integer.getInteger("backstitch.commits", 150);

    @RegisterExtension
    static final SampleDatabase PART = new SampleDatabase(Library.MODEL);

    @RegisterExtension
    static final SampleDatabase WHOLE = new SampleDatabase(Library.MODEL);

    @Test
    void partsOfRowsAndWholeRowsEndAlike() {
        System.out.println("RandomSubsetTest: -Dbackstitch.seed=" + Seed.VALUE);
        Program part = new Program(PART, true);
        Program whole = new Program(WHOLE, false);
        int failed = 0;
        for (int commit = 0; commit < COMMITS; commit++) {
            String ended = part.commit();
            assertThat(ended)
                    .as("end of commit %s of -Dbackstitch.seed=%s", commit, Seed.VALUE)
                    .isEqualTo(whole.commit());
            assertThat(rows(PART))
                    .as("rows after commit %s of -Dbackstitch.seed=%s", commit, Seed.VALUE)
                    .isEqualTo(rows(WHOLE));
            failed += ended.equals("committed") ? 0 : 1;
        }
        assertThat(failed).isLessThan(COMMITS / 2);
        assertThat(part.leftOut).isPositive();
    }

    private static List<String> rows(SampleDatabase place) {
        List<String> rows = new ArrayList<>();
        rows.addAll(place.sql().fetch("select * from books order by id").map(Object::toString));
        rows.addAll(place.sql().fetch("select * from writers order by id").map(Object::toString));
        rows.addAll(place.sql().fetch("select * from shelves order by id").map(Object::toString));
        return rows;
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One run of what chance decides; two runs differ in nothing but the columns that are read. */
    private static final class Program {
        private final SampleDatabase place;
        private final boolean part;
        private final Random random = new Random(Seed.VALUE);
        private final Random choice = new Random(Seed.VALUE);
        private final List<Book> kept = new ArrayList<>();
        private int made;
        int leftOut;

        Program(SampleDatabase place, boolean part) {
            this.place = place;
            this.part = part;
        }

        String commit() {
            boolean undone = random.nextInt(8) == 0;
            int steps = random.nextInt(10) + 1;
            long seed = random.nextLong();
            List<Book> seen = new ArrayList<>();
            try {
                place.db().transaction(session -> {
                    work(session, new Random(seed), steps, seen);
                    if (undone) {
                        session.flush();
                        throw new Undone();
                    }
                });
                keep(seen);
                return "committed";
            } catch (Undone e) {
                keep(seen);
                return "undone";
            } catch (BackstitchException e) {
                kept.clear();
                return e.getClass().getSimpleName();
            }
        }

        private void keep(List<Book> seen) {
            kept.clear();
            kept.addAll(seen);
        }

        private void work(Session session, Random chance, int steps, List<Book> seen) {
            if (!kept.isEmpty() && chance.nextInt(3) == 0) {
                // What the last session had goes on in this one.
                kept.forEach(session::add);
            }
            for (int i = 0; i < steps; i++) {
                step(session, chance, seen);
            }
        }

        @SafeVarargs
        private <E> EntityQuery<E> some(EntityQuery<E> query, Column<E, ?>... columns) {
            EntityQuery<E> chosen = query;
            boolean only = choice.nextBoolean();
            for (Column<E, ?> column : columns) {
                if (part && choice.nextInt(3) > 0) {
                    leftOut++;
                    chosen = only ? chosen.only(column) : chosen.except(column);
                }
            }
            return part && only ? chosen.only() : chosen;
        }

        private List<Book> books(Session session) {
            return session.list(some(
                            from(BOOKS),
                            BOOKS.title,
                            BOOKS.body,
                            BOOKS.summary,
                            BOOKS.pages,
                            BOOKS.isbn,
                            BOOKS.amount,
                            BOOKS.settings,
                            BOOKS.length,
                            BOOKS.remark)
                    .orderBy(BOOKS.id));
        }

        private void step(Session session, Random chance, List<Book> seen) {
            List<Book> books = books(session);
            seen.clear();
            seen.addAll(books);
            Book book = books.isEmpty() ? null : books.get(chance.nextInt(books.size()));
            int kind = books.size() < 3 ? 0 : chance.nextInt(17);
            switch (kind) {
                case 0, 1 -> add(session, chance);
                case 2 -> {
                    session.delete(book);
                    seen.remove(book);
                }
                case 3, 4, 5, 6 -> set(book, chance);
                case 7 -> {
                    session.load(books, BOOKS.summary, BOOKS.pages, BOOKS.currency, BOOKS.settings);
                    book.summary = null;
                    book.pages = 0;
                    book.price = chance.nextBoolean() ? null : new Price(null, text());
                }
                case 8 -> book.setBody(book.getBody() + "+");
                case 9 -> session.refresh(books);
                case 10 ->
                    session.update(BOOKS)
                            .set(BOOKS.summary, text())
                            .set(BOOKS.amount, ++made)
                            .where(BOOKS.id.lt(book.id))
                            .run();
                case 11 -> nested(session, chance);
                case 12 -> {
                    session.detach(book);
                    set(book, chance);
                    session.add(book);
                }
                case 13 -> writer(session, chance).books.add(book);
                case 14 -> {
                    reuse(session, book, chance);
                    seen.remove(book);
                }
                case 15 -> shelf(session, chance);
                default -> {
                    session.flush();
                    set(book, chance);
                    assertThat(session.count(from(BOOKS).where(BOOKS.pages.ge(0))))
                            .isEqualTo(books.size());
                }
            }
        }

        private String text() {
            return "text " + ++made;
        }

        private Book add(Session session, Random chance) {
            Book book = session.add(new Book(text()));
            if (chance.nextBoolean()) {
                book.writer.set(writer(session, chance));
            }
            session.flush();
            return book;
        }

        private void set(Book book, Random chance) {
            switch (chance.nextInt(7)) {
                case 0 -> book.title = text();
                case 1 -> book.setBody(text());
                case 2 -> book.summary = text();
                case 3 -> book.pages = ++made;
                case 4 -> book.isbn = text();
                case 5 -> book.price = new Price(++made, chance.nextBoolean() ? null : "CHF");
                default -> book.settings = new Settings(text());
            }
        }

        private Writer writer(Session session, Random chance) {
            List<Writer> writers = session.list(
                    some(from(WRITERS), WRITERS.name, WRITERS.email).orderBy(WRITERS.id));
            if (writers.size() < 3) {
                return session.add(new Writer(text(), text()));
            }
            Writer writer = writers.get(chance.nextInt(writers.size()));
            if (chance.nextBoolean()) {
                writer.email = text();
            }
            return writer;
        }

        private void shelf(Session session, Random chance) {
            List<Shelf> shelves = session.list(
                    some(from(SHELVES), SHELVES.place, SHELVES.label).orderBy(SHELVES.id));
            if (shelves.size() < 2) {
                session.add(new Shelf(text(), text()));
                return;
            }
            Shelf shelf = shelves.get(chance.nextInt(2));
            if (chance.nextBoolean()) {
                shelf.place = text();
            } else {
                shelf.setLabel(shelf.getLabel() + "+");
            }
        }

        /** A unique value passes from one row to another, which may be a new one. */
        private void reuse(Session session, Book book, Random chance) {
            String isbn = place.sql()
                    .select(BOOKS.isbn)
                    .from(BOOKS)
                    .where(BOOKS.id.eq(book.id))
                    .fetchOne(BOOKS.isbn);
            if (isbn == null) {
                return;
            }
            session.flush();
            if (chance.nextBoolean()) {
                session.delete(book);
            } else {
                book.isbn = text();
            }
            Book other = new Book(text());
            other.isbn = isbn;
            session.add(other);
            session.flush();
        }

        private void nested(Session session, Random chance) {
            boolean undone = chance.nextBoolean();
            try {
                session.transaction(inner -> {
                    List<Book> books = books(inner);
                    for (int i = 0; i < 3 && !books.isEmpty(); i++) {
                        Book book = books.get(chance.nextInt(books.size()));
                        switch (chance.nextInt(4)) {
                            case 0 -> inner.load(books, BOOKS.summary, BOOKS.amount);
                            case 1 -> inner.flush();
                            case 2 -> book.setBody(book.getBody() + "*");
                            default -> set(book, chance);
                        }
                    }
                    if (undone) {
                        throw new Undone();
                    }
                });
            } catch (Undone expected) {
                assertThat(undone).isTrue();
            }
        }
    }
}
