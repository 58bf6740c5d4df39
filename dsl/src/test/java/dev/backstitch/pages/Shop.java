package dev.backstitch.pages;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Goods with values of many types, of which some may be missing, their makers, and the places they stand at, which have a key of two columns. */
final class Shop {

    static final Makers MAKERS = Makers.MAKERS;
    static final Goods GOODS = Goods.GOODS;
    static final Places PLACES = Places.PLACES;
    static final Model MODEL = Model.of(MAKERS, GOODS, PLACES);

    private Shop() {}

    enum Size {
        SMALL,
        MIDDLE,
        GREAT
    }

    /** Several texts are one brand. */
    record Brand(String name) {}

    static final class Maker {
        Long id;
        String name;
        final Many<Good> goods = MAKERS.goods.of(this);

        Maker() {}

        Maker(String name) {
            this.name = name;
        }
    }

    static final class Good {
        Long id;
        String code;
        int shelf;
        int room;
        String name;
        BigDecimal price;
        Double weight;
        OffsetDateTime seen;
        Size size;
        Brand brand;
        String select;
        final One<Maker> maker = GOODS.maker.of(this);

        Good() {}

        Good(String code) {
            this.code = code;
        }
    }

    static final class Place {
        int row;
        String column;
        Integer level;

        Place() {}

        Place(int row, String column, Integer level) {
            this.row = row;
            this.column = column;
            this.level = level;
        }
    }

    static final class Makers extends EntityTable<Maker> {
        static final Makers MAKERS = new Makers();
        final Column<Maker, Long> id = bigint("id").identity().primaryKey().map(m -> m.id, (m, v) -> m.id = v);
        final Column<Maker, String> name = text("name").map(m -> m.name, (m, v) -> m.name = v);
        final ToMany<Maker, Good> goods = toMany("goods", (Maker m) -> m.goods).backPopulates(() -> Goods.GOODS.maker);

        private Makers() {
            super("makers", Maker.class, Maker::new);
        }
    }

    static final class Goods extends EntityTable<Good> {
        static final Goods GOODS = new Goods();
        final Column<Good, Long> id = bigint("id").identity().primaryKey().map(g -> g.id, (g, v) -> g.id = v);
        final Column<Good, String> code = varchar("code", 40).notNull().unique().map(g -> g.code, (g, v) -> g.code = v);
        final Column<Good, Integer> shelf = integer("shelf").notNull().map(g -> g.shelf, (g, v) -> g.shelf = v);
        final Column<Good, Integer> room = integer("room").notNull().map(g -> g.room, (g, v) -> g.room = v);
        final Column<Good, String> name = varchar("name", 40).map(g -> g.name, (g, v) -> g.name = v);
        final Column<Good, BigDecimal> price = numeric("price", 10, 2).map(g -> g.price, (g, v) -> g.price = v);
        final Column<Good, Double> weight = doublePrecision("weight").map(g -> g.weight, (g, v) -> g.weight = v);
        final Column<Good, OffsetDateTime> seen = timestamptz("seen").map(g -> g.seen, (g, v) -> g.seen = v);
        final Column<Good, Size> size = enumeration("size", Size.class).map(g -> g.size, (g, v) -> g.size = v);
        final Column<Good, Brand> brand = text("brand")
                .as(Brand.class, text -> new Brand(text.toLowerCase(Locale.ROOT)), Brand::name)
                .map(g -> g.brand, (g, v) -> g.brand = v);
        final Column<Good, String> select = text("select \"from\"").map(g -> g.select, (g, v) -> g.select = v);
        final Column<Good, Long> makerId = bigint("maker_id").references(() -> Makers.MAKERS.id);
        final ToOne<Good, Maker> maker =
                toOne("maker", (Good g) -> g.maker).on(makerId).backPopulates(() -> Makers.MAKERS.goods);

        private Goods() {
            super("goods", Good.class, Good::new);
        }

        private Goods(String alias, Goods of) {
            super(alias, of);
        }

        @Override
        public Goods as(String alias) {
            return new Goods(alias, this);
        }
    }

    static final class Places extends EntityTable<Place> {
        static final Places PLACES = new Places();
        final Column<Place, Integer> row = integer("row").primaryKey().map(p -> p.row, (p, v) -> p.row = v);
        final Column<Place, Integer> level = integer("level").map(p -> p.level, (p, v) -> p.level = v);
        final Column<Place, String> column = text("column").primaryKey().map(p -> p.column, (p, v) -> p.column = v);

        private Places() {
            super("places", Place.class, Place::new);
        }
    }
}
