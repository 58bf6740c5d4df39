package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.OnConflict.onConflict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that are written where they are not there, and taken over where they are. */
class UpsertTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Shops.SHOPS, Wares.WARES));

    static final class Shop {
        Long id;
        String code;
        String name;
        int stars;
        int version;
        final Many<Ware> wares = Shops.SHOPS.wares.of(this);

        Shop() {}

        Shop(String code, String name, int stars) {
            this.code = code;
            this.name = name;
            this.stars = stars;
        }
    }

    static final class Ware {
        Long id;
        String name;
        final One<Shop> shop = Wares.WARES.shop.of(this);

        Ware() {}

        Ware(String name) {
            this.name = name;
        }
    }

    static final class Shops extends EntityTable<Shop> {
        static final Shops SHOPS = new Shops();
        final Column<Shop, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Shop, String> code = text("code").notNull().unique().map(s -> s.code, (s, v) -> s.code = v);
        final Column<Shop, String> name = text("name").notNull().map(s -> s.name, (s, v) -> s.name = v);
        final Column<Shop, Integer> stars = integer("stars").notNull().map(s -> s.stars, (s, v) -> s.stars = v);
        final Column<Shop, Integer> version = integer("version").version().map(s -> s.version, (s, v) -> s.version = v);
        final ToMany<Shop, Ware> wares = toMany("wares", (Shop s) -> s.wares).backPopulates(() -> Wares.WARES.shop);

        private Shops() {
            super("shops", Shop.class, Shop::new);
        }
    }

    static final class Wares extends EntityTable<Ware> {
        static final Wares WARES = new Wares();
        final Column<Ware, Long> id = bigint("id").identity().primaryKey().map(w -> w.id, (w, v) -> w.id = v);
        final Column<Ware, String> name = text("name").unique().map(w -> w.name, (w, v) -> w.name = v);
        final Column<Ware, Long> shopId = bigint("shop_id").references(() -> Shops.SHOPS.id);
        final ToOne<Ware, Shop> shop =
                toOne("shop", (Ware w) -> w.shop).on(shopId).backPopulates(() -> Shops.SHOPS.wares);

        private Wares() {
            super("wares", Ware.class, Ware::new);
        }
    }

    private static void shop(String code, String name, int stars) {
        SAMPLE.db().transaction(session -> {
            session.add(new Shop(code, name, stars));
        });
        SAMPLE.statements();
    }

    private static List<String> rows() {
        return SAMPLE.sql().fetchValues("select code || name || stars || version from shops order by code").stream()
                .map(String.class::cast)
                .toList();
    }

    @Test
    void aRowThatIsThereTakesTheValuesAndTheObjectItsKey() {
        shop("a", "old", 1);
        Shop shop = new Shop("a", "new", 2);
        SAMPLE.db().transaction(session -> {
            assertThat(session.upsert(shop, onConflict(Shops.SHOPS.code))).isSameAs(shop);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(shop.id).isNotNull();
            assertThat(shop.version).isEqualTo(1);
            assertThat(session.list(from(Shops.SHOPS))).containsExactly(shop);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            shop.stars = 3;
        });
        assertThat(rows()).containsExactly("anew32");
    }

    @Test
    void manyRowsTakeOneStatement() {
        shop("s1", "old", 1);
        shop("s3", "old", 1);
        SAMPLE.db().transaction(session -> {
            List<Shop> shops = IntStream.range(0, 1_000)
                    .mapToObj(i -> new Shop("s" + i, "new", i))
                    .toList();
            session.upsertAll(shops, onConflict(Shops.SHOPS.code));
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(shops).allMatch(shop -> shop.id != null && session.contains(shop));
            assertThat(shops.get(3).version).isEqualTo(1);
            assertThat(shops.get(4).version).isZero();
        });
        assertThat(rows()).hasSize(1_000);
    }

    @Test
    void theRowMayStayAsItIs() {
        shop("a", "old", 1);
        SAMPLE.db().transaction(session -> {
            Shop shop = new Shop("a", "new", 2);
            Shop other = new Shop("b", "new", 2);
            session.upsertAll(List.of(shop, other), onConflict(Shops.SHOPS.code).doNothing());
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(shop.name).isEqualTo("old");
            assertThat(other.name).isEqualTo("new");
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(rows()).containsExactly("aold10", "bnew20");
    }

    @Test
    void onlySomeColumnsMayBeTakenOver() {
        shop("a", "old", 1);
        SAMPLE.db().transaction(session -> {
            Shop shop = new Shop("a", "new", 2);
            session.upsert(shop, onConflict(Shops.SHOPS.code).set(Shops.SHOPS.stars));
            assertThat(shop.name).isEqualTo("old");
            assertThat(shop.stars).isEqualTo(2);
        });
        assertThat(rows()).containsExactly("aold21");
    }

    @Test
    void referencesAreWrittenWithItAndCollectionsWithTheNextFlush() {
        shop("a", "old", 1);
        SAMPLE.db().transaction(session -> {
            Shop shop = new Shop("a", "new", 2);
            shop.wares.add(new Ware("hammer"));
            session.upsert(shop, onConflict(Shops.SHOPS.code));
            Ware nail = new Ware("nail");
            nail.shop.set(shop);
            session.flush();
            Ware saw = new Ware("saw");
            saw.shop.setKey(shop.id);
            session.upsert(saw, onConflict(Wares.WARES.name));
            assertThat(saw.shop.get()).isSameAs(shop);
            assertThat(shop.wares).hasSize(3);
        });
        assertThat(SAMPLE.sql().fetchValues("select name from wares where shop_id is not null order by name"))
                .hasToString("[hammer, nail, saw]");
    }

    @Test
    void aRollbackLeavesTheObjectAsItWas() {
        shop("a", "old", 1);
        Shop shop = new Shop("b", "new", 2);
        Shop inner = new Shop("a", "new", 2);
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.upsert(shop, onConflict(Shops.SHOPS.code));
                    assertThatThrownBy(() -> session.transaction(nested -> {
                                nested.upsert(inner, onConflict(Shops.SHOPS.code));
                                throw new IllegalStateException("inner");
                            }))
                            .hasMessage("inner");
                    assertThat(inner.id).isNull();
                    assertThat(session.contains(inner)).isFalse();
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(shop.id).isNull();
        SAMPLE.db().transaction(session -> {
            session.add(shop);
        });
        assertThat(rows()).containsExactly("aold10", "bnew20");
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsSent() {
        shop("a", "old", 1);
        SAMPLE.db().transaction(session -> {
            Shop known = session.one(from(Shops.SHOPS));
            SAMPLE.statements();
            assertThatThrownBy(() -> session.upsert(known, onConflict(Shops.SHOPS.code)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "upsert: an object of Shops is part of the session already: change it, and the flush writes it;"
                                    + " nothing was sent");
            assertThatThrownBy(() -> session.upsert(new Shop("a", "n", 1), onConflict(Shops.SHOPS.code)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "upsert: the session already holds another object of Shops with a: change that one instead;"
                                    + " nothing was sent");
            assertThatThrownBy(() -> session.upsertAll(
                            List.of(new Shop("b", "n", 1), new Shop("b", "n", 2)), onConflict(Shops.SHOPS.code)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "upsert: two objects of Shops stand for the row with b: give one of them; nothing was sent");
            assertThatThrownBy(() -> session.upsert(new Shop("b", "n", 1), onConflict(Shops.SHOPS.stars)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "upsert: onConflict(stars) names no primary key of Shops and no unique key that is checked row by"
                                    + " row: name the columns of one; nothing was sent");
            assertThatThrownBy(() -> session.upsert(new Ware(null), onConflict(Wares.WARES.name)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "upsert: an object of Wares has no value in the columns of onConflict(..), which are to tell whose"
                                    + " row it is: set them; nothing was sent");
            assertThatThrownBy(() -> session.upsert(new Shop("b", null, 1), onConflict(Shops.SHOPS.code)))
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage(
                            "Shops.name is NOT NULL and the object has no value for it: set it before the upsert; nothing was"
                                    + " sent");
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(rows()).containsExactly("aold10");
    }
}
