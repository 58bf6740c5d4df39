package dev.backstitch.dsl;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.KeyedByTwo.Book;
import dev.backstitch.dsl.KeyedByTwo.Books;
import dev.backstitch.dsl.KeyedByTwo.Shelf;
import dev.backstitch.dsl.KeyedByTwo.Shelves;
import dev.backstitch.error.ConstraintException;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.List;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys of two columns whose types differ, that are not declared side by side. */
class CompositeKeyTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(KeyedByTwo.MODEL);

    private static final Shelves SHELVES = Shelves.SHELVES;
    private static final Books BOOKS = Books.BOOKS;

    /** Two rooms with shelves of the same number; two books on A 1 and one on no shelf; A 1 is left of A 2 and of B 1. */
    @BeforeEach
    void shelves() {
        Shelf a1 = new Shelf("A", 1);
        Shelf a2 = new Shelf("A", 2);
        Shelf b1 = new Shelf("B", 1);
        a1.books.add(new Book("s", 1));
        a1.books.add(new Book("s", 2));
        a1.right.add(a2);
        b1.left.add(a1);
        assertMirrored(KeyedByTwo.MODEL, a1);
        SAMPLE.db().transaction(session -> {
            session.add(a1);
            session.add(new Book("loose", null));
        });
    }

    private static String books() {
        return SAMPLE.sql()
                .select(BOOKS.series, BOOKS.volume, BOOKS.shelfRoom, BOOKS.shelfNo)
                .from(BOOKS)
                .orderBy(BOOKS.series.desc(), BOOKS.volume)
                .fetch()
                .formatCSV(false);
    }

    private static String neighbours() {
        return SAMPLE.sql()
                .selectFrom(KeyedByTwo.NEXT_TO.table())
                .orderBy(DSL.inline(1), DSL.inline(2), DSL.inline(3), DSL.inline(4))
                .fetch()
                .formatCSV(false);
    }

    private static Shelf shelf(Session session, String room, int no) {
        return session.one(from(SHELVES).where(SHELVES.room.eq(room), SHELVES.no.eq(no)));
    }

    @Test
    void rowsCarryBothColumnsOfTheKey() {
        assertThat(SAMPLE.statements())
                .containsExactly(
                        "insert into \"shelves\" (\"room\", \"label\", \"no\") select \"v\".\"c0\", \"v\".\"c1\", \"v\".\"c2\""
                                + " from unnest(cast(? as text[]), cast(? as text[]), cast(? as int4[]))"
                                + " as \"v\" (\"c0\", \"c1\", \"c2\")",
                        "insert into \"books\" (\"series\", \"volume\", \"shelf_room\", \"shelf_no\") select \"v\".\"c0\", \"v\".\"c1\", \"v\".\"c2\", \"v\".\"c3\""
                                + " from unnest(cast(? as text[]), cast(? as int4[]), cast(? as text[]), cast(? as int4[]))"
                                + " with ordinality as \"v\" (\"c0\", \"c1\", \"c2\", \"c3\", \"ord\") order by \"v\".\"ord\" returning \"books\".\"id\"",
                        "insert into \"next_to\" (\"left_room\", \"left_no\", \"right_room\", \"right_no\") select \"v\".\"c0\", \"v\".\"c1\", \"v\".\"c2\", \"v\".\"c3\""
                                + " from unnest(cast(? as text[]), cast(? as int4[]), cast(? as text[]), cast(? as int4[]))"
                                + " as \"v\" (\"c0\", \"c1\", \"c2\", \"c3\")");
        assertThat(books()).isEqualToNormalizingNewlines("s,1,A,1\ns,2,A,1\nloose,\"\",\"\",\"\"\n");
        assertThat(neighbours()).isEqualToNormalizingNewlines("A,1,A,2\nA,1,B,1\n");
    }

    @Test
    void aGraphIsLoadedByBothColumns() {
        List<Shelf> shelves = SAMPLE.db()
                .transaction(session -> session.list(from(SHELVES)
                        .orderBy(SHELVES.room, SHELVES.no)
                        .with(SHELVES.books)
                        .with(SHELVES.right)
                        .with(SHELVES.left)));
        assertThat(shelves).hasSize(3);
        assertThat(shelves.get(0).books).extracting(Book::toString).containsExactly("s 1", "s 2");
        assertThat(shelves.get(1).books).isEmpty();
        assertThat(shelves.get(2).books).isEmpty();
        assertThat(shelves.get(0).right).containsExactly(shelves.get(1), shelves.get(2));
        assertThat(shelves.get(0).left).isEmpty();
        assertThat(shelves.get(2).left).containsExactly(shelves.get(0));
        assertMirrored(KeyedByTwo.MODEL, shelves.toArray());
    }

    @Test
    void aReferenceIsLoadedByBothColumns() {
        List<Book> books = SAMPLE.db()
                .transaction(session -> session.list(
                        from(BOOKS).orderBy(BOOKS.series.desc(), BOOKS.volume).with(BOOKS.shelf)));
        assertThat(books.get(0).shelf.get()).isSameAs(books.get(1).shelf.get());
        assertThat(books.get(0).shelf.get().no).isOne();
        assertThat(books.get(2).shelf.get()).isNull();
        assertMirrored(KeyedByTwo.MODEL, books.toArray());
    }

    @Test
    void aMoveWritesTheColumnsThatDiffer() {
        SAMPLE.db().transaction(session -> {
            Shelf a1 = shelf(session, "A", 1);
            Shelf b1 = shelf(session, "B", 1);
            b1.books.add(a1.books.get(1));
            a1.right.remove(b1);
            session.one(from(BOOKS).where(BOOKS.volume.eq(1))).shelf.set(null);
        });
        assertThat(books()).isEqualToNormalizingNewlines("s,1,\"\",\"\"\ns,2,B,1\nloose,\"\",\"\",\"\"\n");
        assertThat(neighbours()).isEqualToNormalizingNewlines("A,1,A,2\n");
    }

    @Test
    void deletingLetsReferencesAndPairsGo() {
        SAMPLE.db().transaction(session -> {
            session.delete(shelf(session, "A", 1));
        });
        assertThat(books()).isEqualToNormalizingNewlines("s,1,\"\",\"\"\ns,2,\"\",\"\"\nloose,\"\",\"\",\"\"\n");
        assertThat(neighbours()).isEmpty();
        assertThat(SAMPLE.sql().fetchCount(SHELVES)).isEqualTo(2);
    }

    @Test
    void plainUpdatesCascadeToBothColumns() {
        SAMPLE.sql().deleteFrom(KeyedByTwo.NEXT_TO.table()).execute();
        SAMPLE.sql()
                .update(SHELVES)
                .set(SHELVES.no, 9)
                .where(SHELVES.room.eq("A"), SHELVES.no.eq(1))
                .execute();
        assertThat(books()).isEqualToNormalizingNewlines("s,1,A,9\ns,2,A,9\nloose,\"\",\"\",\"\"\n");
    }

    @Test
    void conditionsCompareBothColumns() {
        Shelf a1 = new Shelf("A", 1);
        String is = DSL.using(SQLDialect.POSTGRES).renderInlined(BOOKS.shelf.is(a1));
        assertThat(is).isEqualTo("(\"books\".\"shelf_room\" = 'A' and \"books\".\"shelf_no\" = 1)");
        assertThat(SAMPLE.sql().fetchCount(BOOKS, BOOKS.shelf.is(a1))).isEqualTo(2);
        assertThat(SAMPLE.sql().fetchCount(BOOKS, BOOKS.shelf.isNull())).isOne();
        assertThat(SAMPLE.sql().fetchCount(BOOKS, BOOKS.shelf.has(SHELVES.room.eq("A"))))
                .isEqualTo(2);
        assertThat(SAMPLE.sql().fetchCount(SHELVES, SHELVES.books.any())).isOne();
        assertThat(SAMPLE.sql().fetchCount(SHELVES, SHELVES.left.contains(a1))).isEqualTo(2);
        assertThat(SAMPLE.sql().fetchCount(SHELVES, SHELVES.right.contains(new Shelf("B", 1))))
                .isOne();
    }

    @Test
    void aUniqueKeyOfTwoColumnsRefusesThePairOnly() {
        SAMPLE.db().transaction(session -> {
            session.add(new Book("t", 1));
            session.add(new Book("loose", null));
        });
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> session.add(new Book("s", 2))))
                .isInstanceOfSatisfying(ConstraintException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ConstraintException.Kind.UNIQUE);
                    assertThat(refused.constraint()).isEqualTo("books_series_volume_key");
                });
    }

    @Test
    void jooqKnowsTheKeys() {
        assertThat(SHELVES.getPrimaryKey().getName()).isEqualTo("shelves_room_no_pkey");
        assertThat(SHELVES.getPrimaryKey().getFields()).isEqualTo(List.of(SHELVES.room, SHELVES.no));
        assertThat(BOOKS.getUniqueKeys().get(0).getFields()).isEqualTo(List.of(BOOKS.series, BOOKS.volume));
        assertThat(BOOKS.getReferences().get(0).getFields()).isEqualTo(List.of(BOOKS.shelfRoom, BOOKS.shelfNo));
        assertThat(BOOKS.getReferences().get(0).getKeyFields()).isEqualTo(List.of(SHELVES.room, SHELVES.no));
        assertThat(KeyedByTwo.NEXT_TO.table().getPrimaryKey().getFields())
                .extracting(Field::getName)
                .containsExactly("left_room", "left_no", "right_room", "right_no");
        assertThat(SAMPLE.sql()
                        .select(BOOKS.volume)
                        .from(BOOKS)
                        .join(SHELVES)
                        .onKey()
                        .orderBy(BOOKS.volume)
                        .fetch(BOOKS.volume))
                .containsExactly(1, 2);
    }
}
