package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.dsl.Uuids;
import dev.backstitch.error.LostRowsException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values that others than the object make: Java, sequences, and PostgreSQL itself. */
class GeneratedTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE =
            new SampleDatabase(Model.of(Baskets.BASKETS, Goods.GOODS, Tickets.TICKETS, Seals.SEALS));

    static final class Basket {
        UUID id;
        final Many<Good> goods = Baskets.BASKETS.goods.of(this);
    }

    static final class Good {
        UUID id;
        int price;
        int pieces;
        BigDecimal total;
        final One<Basket> basket = Goods.GOODS.basket.of(this);

        Good() {}

        Good(int price, int pieces) {
            this.price = price;
            this.pieces = pieces;
        }
    }

    static final class Ticket {
        long id;
        Integer number;
    }

    static final class Seal {
        Long id;
        String text;

        Seal() {}

        Seal(String text) {
            this.text = text;
        }
    }

    static final class Baskets extends EntityTable<Basket> {
        static final Baskets BASKETS = new Baskets();
        final Column<Basket, UUID> id =
                uuid("id").primaryKey().generatedBy(Uuids::v7).map(b -> b.id, (b, v) -> b.id = v);
        final ToMany<Basket, Good> goods =
                toMany("goods", (Basket b) -> b.goods).backPopulates(() -> Goods.GOODS.basket);

        private Baskets() {
            super("baskets", Basket.class, Basket::new);
        }
    }

    static final class Goods extends EntityTable<Good> {
        static final Goods GOODS = new Goods();
        final Column<Good, UUID> id =
                uuid("id").primaryKey().generatedBy(Uuids::v4).map(g -> g.id, (g, v) -> g.id = v);
        final Column<Good, Integer> price = integer("price").notNull().map(g -> g.price, (g, v) -> g.price = v);
        final Column<Good, Integer> pieces = integer("pieces").notNull().map(g -> g.pieces, (g, v) -> g.pieces = v);
        final Column<Good, BigDecimal> total = numeric("total", 12, 2)
                .generatedAs(DSL.field("price * pieces", SQLDataType.NUMERIC))
                .map(g -> g.total, (g, v) -> g.total = v);
        final Column<Good, UUID> basketId = uuid("basket_id").references(() -> Baskets.BASKETS.id);
        final ToOne<Good, Basket> basket =
                toOne("basket", (Good g) -> g.basket).on(basketId).backPopulates(() -> Baskets.BASKETS.goods);

        private Goods() {
            super("goods", Good.class, Good::new);
        }
    }

    static final class Tickets extends EntityTable<Ticket> {
        static final Tickets TICKETS = new Tickets();
        final Column<Ticket, Long> id =
                bigint("id").primaryKey().sequence("ticket_ids", 10).map(t -> t.id, (t, v) -> t.id = v);
        final Column<Ticket, Integer> number =
                integer("number").sequence("ticket_numbers").map(t -> t.number, (t, v) -> t.number = v);

        private Tickets() {
            super("tickets", Ticket.class, Ticket::new);
        }
    }

    static final class Seals extends EntityTable<Seal> {
        static final Seals SEALS = new Seals();
        final Column<Seal, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Seal, String> text = text("text").map(s -> s.text, (s, v) -> s.text = v);
        final Column<Seal, Long> version = rowVersion();

        private Seals() {
            super("seals", Seal.class, Seal::new);
        }
    }

    @Test
    void keysThatJavaMakesNeedNothingBack() {
        Basket basket = new Basket();
        SAMPLE.db().transaction(session -> {
            basket.goods.add(new Good(1, 2));
            basket.goods.add(new Good(3, 4));
            session.add(basket);
            assertThat(basket.id).isNull();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2).first().asString().doesNotContain("returning");
        });
        assertThat(basket.id.version()).isEqualTo(7);
        assertThat(basket.goods.get(0).id.version()).isEqualTo(4);
        SAMPLE.db().transaction(session -> {
            Basket stored = session.get(Baskets.BASKETS.id, basket.id);
            assertThat(stored.goods).hasSize(2);
        });
    }

    @Test
    void aKeyThatIsGivenStays() {
        UUID given = UUID.randomUUID();
        Basket basket = new Basket();
        basket.id = given;
        SAMPLE.db().transaction(session -> {
            session.add(basket);
        });
        assertThat(basket.id).isEqualTo(given);
        assertThat(SAMPLE.sql().fetchValues(Baskets.BASKETS.id)).containsExactly(given);
    }

    @Test
    void aRollbackTakesMadeKeysBack() {
        Basket basket = new Basket();
        Basket inner = new Basket();
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(basket);
                    session.flush();
                    assertThatThrownBy(() -> session.transaction(nested -> {
                                nested.add(inner);
                                nested.flush();
                                throw new IllegalStateException("inner");
                            }))
                            .hasMessage("inner");
                    assertThat(inner.id).isNull();
                    assertThat(basket.id).isNotNull();
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(basket.id).isNull();
    }

    @Test
    void versionSevenRises() {
        List<UUID> made = Stream.generate(Uuids::v7).limit(10_000).toList();
        List<UUID> sorted = new ArrayList<>(made);
        sorted.sort((one, other) -> Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits()));
        assertThat(made).isEqualTo(sorted).doesNotHaveDuplicates();
        assertThat(made).allMatch(each -> each.version() == 7 && each.variant() == 2);
        long millis = made.get(0).getMostSignificantBits() >>> 16;
        assertThat(System.currentTimeMillis() - millis).isBetween(0L, 60_000L);
    }

    @Test
    void aSequenceGivesBlocksThatLaterFlushesUseUp() {
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < 12; i++) {
                session.add(new Ticket());
            }
            session.flush();
            assertThat(SAMPLE.statements())
                    .hasSize(2)
                    .startsWith(
                            "select \"v\".\"c0\", nextval(cast(quote_ident(\"v\".\"c0\") as regclass)) from unnest(cast(? as"
                                    + " text[]), cast(? as int8[])) as \"v\" (\"c0\", \"c1\") cross join generate_series(1,"
                                    + " \"v\".\"c1\")");
        });
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < 8; i++) {
                session.add(new Ticket());
            }
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2);
        });
        assertThat(
                        SAMPLE.sql()
                                .fetchValue(
                                        "select count(distinct id) || ' ' || max(id) - min(id) || ' ' || count(distinct number) from tickets"))
                .hasToString("20 19 20");
    }

    @Test
    void computedColumnsComeBackFromInsertAndUpdate() {
        SAMPLE.db().transaction(session -> {
            Good one = session.add(new Good(2, 3));
            Good other = session.add(new Good(4, 5));
            session.flush();
            assertThat(one.total).isEqualByComparingTo("6");
            SAMPLE.statements();
            one.price = 10;
            other.price = 20;
            one.total = BigDecimal.ONE;
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(one.total).isEqualByComparingTo("30");
            assertThat(other.total).isEqualByComparingTo("100");
            one.total = BigDecimal.ONE;
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void bulkStatementsKnowWhoMakesWhat() {
        SAMPLE.db().transaction(session -> {
            session.bulkLoad(Goods.GOODS, Stream.of(new Good(2, 3), new Good(4, 5)));
            Good good = session.one(from(Goods.GOODS).where(Goods.GOODS.price.eq(2)));
            assertThat(good.total).isEqualByComparingTo("6");
            session.update(Goods.GOODS).set(Goods.GOODS.pieces, 10).all().run();
            assertThat(good.total).isEqualByComparingTo("20");
            Seal seal = session.add(new Seal("a"));
            session.update(Seals.SEALS).set(Seals.SEALS.text, "b").all().run();
            seal.text = "c";
        });
        assertThat(SAMPLE.sql().fetchValues("select text from seals")).hasToString("[c]");
    }

    @Test
    void aRowsOwnVersionNeedsNoColumn() {
        Seal stored = SAMPLE.db().transaction(session -> session.add(new Seal("a")));
        SAMPLE.db().transaction(session -> {
            Seal seal = session.get(Seals.SEALS.id, stored.id);
            seal.text = "b";
            session.flush();
            seal.text = "c";
            session.flush();
            assertThatThrownBy(() -> session.transaction(nested -> {
                        seal.text = "d";
                        nested.flush();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            seal.text = "e";
        });
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Seal seal = session.get(Seals.SEALS.id, stored.id);
                    SAMPLE.db().transaction(other -> {
                        other.get(Seals.SEALS.id, stored.id).text = "theirs";
                    });
                    seal.text = "mine";
                }))
                .isInstanceOf(LostRowsException.class);
        SAMPLE.db().transaction(session -> {
            session.delete(session.one(from(Seals.SEALS)));
        });
        assertThat(SAMPLE.sql().fetchCount(Seals.SEALS)).isZero();
    }
}
