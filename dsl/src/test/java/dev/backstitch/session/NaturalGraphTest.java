package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.NaturalGraphTest.Carts.CARTS;
import static dev.backstitch.session.NaturalGraphTest.Goods.GOODS;
import static dev.backstitch.session.NaturalGraphTest.Rows.ROWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.UsageException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A graph of plain objects that do not know their primary keys becomes part of a session by unique keys, those with a foreign key in them included. */
class NaturalGraphTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(CARTS, ROWS, GOODS));

    static final class Cart {
        Long id;
        String code;
        String note;
        final Many<Row> rows = CARTS.rows.of(this);

        Cart() {}

        Cart(String code) {
            this.code = code;
        }
    }

    static final class Row {
        Long id;
        int place;
        int count;
        final One<Cart> cart = ROWS.cart.of(this);
        final One<Good> good = ROWS.good.of(this);

        Row() {}

        Row(int place, int count, Good good) {
            this.place = place;
            this.count = count;
            this.good.set(good);
        }
    }

    static final class Good {
        Long id;
        String name;

        Good() {}

        Good(String name) {
            this.name = name;
        }
    }

    static final class Carts extends EntityTable<Cart> {
        static final Carts CARTS = new Carts();
        final Column<Cart, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<Cart, String> code = text("code").notNull().unique().map(c -> c.code, (c, v) -> c.code = v);
        final Column<Cart, String> note = text("note").map(c -> c.note, (c, v) -> c.note = v);
        final ToMany<Cart, Row> rows = toMany("rows", (Cart c) -> c.rows)
                .backPopulates(() -> ROWS.cart)
                .owned();

        private Carts() {
            super("carts", Cart.class, Cart::new);
        }
    }

    static final class Rows extends EntityTable<Row> {
        static final Rows ROWS = new Rows();
        final Column<Row, Long> id = bigint("id").identity().primaryKey().map(r -> r.id, (r, v) -> r.id = v);
        final Column<Row, Integer> place = integer("place").notNull().map(r -> r.place, (r, v) -> r.place = v);
        final Column<Row, Integer> count = integer("count").notNull().map(r -> r.count, (r, v) -> r.count = v);
        final Column<Row, Long> cartId = bigint("cart_id").notNull().references(() -> CARTS.id);
        final Column<Row, Long> goodId = bigint("good_id").notNull().references(() -> GOODS.id);
        final ToOne<Row, Cart> cart =
                toOne("cart", (Row r) -> r.cart).on(cartId).backPopulates(() -> CARTS.rows);
        final ToOne<Row, Good> good = toOne("good", (Row r) -> r.good).on(goodId);

        private Rows() {
            super("rows", Row.class, Row::new);
            unique(cartId, place);
        }
    }

    static final class Goods extends EntityTable<Good> {
        static final Goods GOODS = new Goods();
        final Column<Good, Long> id = bigint("id").identity().primaryKey().map(g -> g.id, (g, v) -> g.id = v);
        final Column<Good, String> name = text("name").notNull().unique().map(g -> g.name, (g, v) -> g.name = v);

        private Goods() {
            super("goods", Good.class, Good::new);
        }
    }

    private Cart sent;
    private Row first;
    private Row second;
    private Good pear;

    @BeforeEach
    void aStoredCartAndOneThatWasSent() {
        SAMPLE.sql().execute("insert into goods (name) values ('apple'), ('pear')");
        SAMPLE.sql().execute("insert into carts (code, note) values ('a', 'old'), ('b', 'other')");
        SAMPLE.sql()
                .execute(
                        "insert into rows (place, count, cart_id, good_id) values (1, 10, 2, 1), (1, 10, 1, 1), (3, 30, 1, 2)");
        sent = new Cart("a");
        sent.note = "new";
        pear = new Good("pear");
        first = new Row(1, 11, pear);
        second = new Row(2, 22, new Good("plum"));
        sent.rows.replaceWith(first, second);
        SAMPLE.statements();
    }

    private static String rows() {
        return SAMPLE.sql()
                .fetchValue(
                        "select string_agg(concat_ws(' ', code, note, place, count, name), ', ' order by code, place)"
                                + " from rows join carts on cart_id = carts.id join goods on good_id = goods.id")
                .toString();
    }

    @Test
    void whatHasARowIsUpdatedAndTheRestIsNew() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.attach(sent, CARTS.code, ROWS.cartId, ROWS.place, GOODS.name))
                    .isSameAs(sent);
            assertThat(SAMPLE.statements())
                    .as("one statement a table")
                    .hasSize(3)
                    .allMatch(sql -> sql.startsWith("select"));
            assertThat(sent.id).isEqualTo(1);
            assertThat(first.id).isEqualTo(2);
            assertThat(pear.id).isEqualTo(2);
            assertThat(second.id).isNull();
            assertThat(session.get(CARTS.code, "a")).isSameAs(sent);
        });
        assertThat(rows()).isEqualTo("a new 1 11 pear, a new 2 22 plum, a new 3 30 pear, b other 1 10 apple");
        assertThat(SAMPLE.sql().fetchCount(GOODS)).isEqualTo(3);
    }

    @Test
    void whereNothingHasARowAllOfItIsNew() {
        sent.code = "c";
        SAMPLE.db().transaction(session -> {
            session.attach(sent, CARTS.code, ROWS.place, ROWS.cartId, GOODS.name);
            assertThat(SAMPLE.statements())
                    .as("rows of a new cart are not looked for")
                    .hasSize(2);
        });
        assertThat(SAMPLE.sql().fetchCount(ROWS)).isEqualTo(5);
        assertThat(sent.id).isEqualTo(3);
    }

    @Test
    void whatIsPendingIsSeen() {
        SAMPLE.db().transaction(session -> {
            session.add(new Good("plum"));
            assertThatThrownBy(() -> session.attach(sent, CARTS.code, ROWS.cartId, ROWS.place, GOODS.name))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("the session already holds another object of Goods with the key 3:");
            assertThat(session.contains(sent)).isFalse();
            assertThat(sent.id).isNull();
        });
        assertThat(rows()).isEqualTo("a old 1 10 apple, a old 3 30 pear, b other 1 10 apple");
    }

    @Test
    void aNestedTransactionThatIsRolledBackTakesTheKeysBack() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.attach(sent, CARTS.code, ROWS.cartId, ROWS.place, GOODS.name);
                        inner.flush();
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThat(sent.id).isNull();
            assertThat(first.id).isNull();
            session.attach(sent, CARTS.code, ROWS.cartId, ROWS.place, GOODS.name);
        });
        assertThat(rows()).isEqualTo("a new 1 11 pear, a new 2 22 plum, a new 3 30 pear, b other 1 10 apple");
    }

    @Test
    void mistakesAreToldBeforeAnythingIsSent() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.attach(sent, CARTS.code, ROWS.place))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "attach: [place] is no unique key of Rows: name the columns of one, or declare it unique;"
                                    + " nothing was changed");
            assertThat(SAMPLE.statements()).isEmpty();
            Good twin = new Good("pear");
            second.good.set(twin);
            assertThatThrownBy(() -> session.attach(sent, CARTS.code, ROWS.cartId, ROWS.place, GOODS.name))
                    .hasMessage(
                            "attach: two objects that are linked stand for Goods with the key 2: link one of them everywhere;"
                                    + " nothing was changed");
            assertThat(session.list(from(CARTS))).doesNotContain(sent);
        });
    }
}
