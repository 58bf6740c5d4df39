package dev.backstitch.pages;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.pages.Shop.GOODS;
import static dev.backstitch.pages.Shop.MAKERS;
import static dev.backstitch.query.PageRequest.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.pages.Shop.Brand;
import dev.backstitch.pages.Shop.Good;
import dev.backstitch.pages.Shop.Goods;
import dev.backstitch.pages.Shop.Maker;
import dev.backstitch.pages.Shop.Size;
import dev.backstitch.query.Page;
import dev.backstitch.query.PageRequest;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.testing.Seed;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever the order, all pages together are the whole list. */
class RandomPageTest {

    private static final int TRIALS = Integer.getInteger("backstitch.trials", 40);

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Shop.MODEL);

    private final Random random = new Random(Seed.VALUE);
    private int made;

    @BeforeAll
    static void seed() {
        System.out.println("RandomPageTest: -Dbackstitch.seed=" + Seed.VALUE);
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Few values of each, so that many rows are alike. */
    private Good good(List<Maker> makers) {
        Good good = new Good("c" + made++);
        good.shelf = random.nextInt(3);
        good.room = random.nextInt(3);
        good.name = any(null, "", "a", "A", "ä", "a b", "it's \"x\" \\ , {}");
        good.price = any(null, new BigDecimal("1.10"), new BigDecimal("-3"), new BigDecimal("99999999.99"));
        good.weight = any(null, 0.0, -0.0, 0.1 + 0.2, Double.NaN, Double.NEGATIVE_INFINITY, 1e-300);
        good.seen = any(
                null,
                OffsetDateTime.MAX,
                OffsetDateTime.MIN,
                OffsetDateTime.parse("2024-03-31T02:30:00.123456+01:00"),
                OffsetDateTime.parse("-0043-03-15T12:00:00Z"));
        good.size = any(null, Size.SMALL, Size.MIDDLE, Size.GREAT);
        good.brand = any(null, new Brand("acme"), new Brand("bolt"));
        good.select = any(null, "x", "y");
        good.maker.set(any(null, makers.get(0), makers.get(1), makers.get(2)));
        return good;
    }

    private void fill() {
        List<Maker> makers = List.of(new Maker("m"), new Maker("n"), new Maker(null));
        SAMPLE.sql().deleteFrom(GOODS).execute();
        SAMPLE.sql().deleteFrom(MAKERS).execute();
        SAMPLE.db().transaction(session -> {
            makers.forEach(session::add);
            for (int i = random.nextInt(25); i > 0; i--) {
                session.add(good(makers));
            }
        });
        // A converter that gives another text back than is stored.
        SAMPLE.sql().execute("update goods set brand = upper(brand) where shelf = 1");
    }

    private List<OrderField<?>> order(Goods goods) {
        List<Field<?>> fields = new ArrayList<>(List.of(
                goods.shelf,
                goods.room,
                goods.name,
                goods.price,
                goods.weight,
                goods.seen,
                goods.size,
                goods.brand,
                goods.select,
                goods.makerId,
                goods.price.mul(goods.shelf),
                goods.maker.path(MAKERS.name),
                DSL.length(goods.name).plus(goods.shelf)));
        if (random.nextInt(5) == 0) {
            fields.add(goods.code);
            fields.add(goods.id);
        }
        List<OrderField<?>> order = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            SortField<?> sorted =
                    random.nextBoolean() ? any(fields).desc() : any(fields).asc();
            order.add(
                    switch (random.nextInt(3)) {
                        case 0 -> sorted.nullsFirst();
                        case 1 -> sorted.nullsLast();
                        default -> sorted;
                    });
        }
        return order;
    }

    private Field<?> any(List<Field<?>> fields) {
        return fields.get(random.nextInt(fields.size()));
    }

    private static List<Long> ids(List<Good> goods) {
        return goods.stream().map(good -> good.id).toList();
    }

    /** In the direction that is documented of the key that comes last. */
    private static List<Long> whole(EntityQuery<Good> query, Goods goods) {
        List<OrderField<?>> order = query.order();
        boolean descending = !order.isEmpty()
                && order.get(order.size() - 1) instanceof SortField<?> last
                && last.getOrder() == org.jooq.SortOrder.DESC;
        EntityQuery<Good> all = query.orderBy(descending ? goods.id.desc() : goods.id.asc());
        return SAMPLE.db().transaction(session -> ids(session.list(all)));
    }

    @Test
    void allPagesTogetherAreTheWholeList() {
        for (int trial = 0; trial < TRIALS; trial++) {
            fill();
            Goods goods = random.nextInt(4) == 0 ? GOODS.as("g") : GOODS;
            EntityQuery<Good> query = from(goods).where(goods.room.lt(3)).orderBy(order(goods));
            int size = 1 + random.nextInt(7);
            String told = "trial %s of -Dbackstitch.seed=%s, %s".formatted(trial, Seed.VALUE, query.order());
            List<Long> whole = whole(query, goods);
            List<Long> forward = new ArrayList<>();
            Page<Good> last = walk(query, page(size), forward);
            assertThat(forward).as(told).isEqualTo(whole);
            List<Long> backward = new ArrayList<>();
            walk(query, page(size).before(null), backward);
            assertThat(backward).as(told).isEqualTo(whole);
            if (last.startCursor() != null) {
                List<Long> before = new ArrayList<>();
                walk(query, page(size).before(last.startCursor()), before);
                before.addAll(ids(last.items()));
                assertThat(before).as(told).isEqualTo(whole);
            }
            List<Long> byNumber = new ArrayList<>();
            for (long number = 1; number <= 1 + whole.size() / size; number++) {
                Page<Good> page = show(query, page(size).number(number).withTotal());
                assertThat(page.total()).as(told).isEqualTo(whole.size());
                assertThat(page.hasNext()).as(told).isEqualTo(number * size < whole.size());
                byNumber.addAll(ids(page.items()));
            }
            assertThat(byNumber).as(told).isEqualTo(whole);
        }
    }

    private static Page<Good> show(EntityQuery<Good> query, PageRequest request) {
        return SAMPLE.db().transaction(session -> session.page(query, request));
    }

    /** Reads page after page, or page before page; the last one. */
    private static Page<Good> walk(EntityQuery<Good> query, PageRequest first, List<Long> shown) {
        Page<Good> page = show(query, first);
        while (true) {
            assertThat(page.items().size()).isLessThanOrEqualTo(first.size());
            shown.addAll(first.backward() ? 0 : shown.size(), ids(page.items()));
            if (!(first.backward() ? page.hasPrevious() : page.hasNext())) {
                return page;
            }
            assertThat(page.items()).hasSize(first.size());
            page = show(query, first.backward() ? first.before(page.startCursor()) : first.after(page.endCursor()));
        }
    }

    @Test
    void rowsThatComeAndGoLetNoOtherBeShownTwiceOrLeftOut() {
        for (int trial = 0; trial < TRIALS / 2; trial++) {
            fill();
            EntityQuery<Good> query = from(GOODS).orderBy(order(GOODS));
            String told = "trial %s of -Dbackstitch.seed=%s, %s".formatted(trial, Seed.VALUE, query.order());
            Set<Long> stayed = new HashSet<>(whole(query, GOODS));
            List<Long> shown = new ArrayList<>();
            PageRequest request = page(1 + random.nextInt(5));
            Page<Good> page = show(query, request);
            shown.addAll(ids(page.items()));
            while (page.hasNext()) {
                disturb(stayed);
                page = show(query, request.after(page.endCursor()));
                shown.addAll(ids(page.items()));
            }
            assertThat(shown).as(told).doesNotHaveDuplicates();
            stayed.removeAll(shown);
            assertThat(stayed).as(told + ": left out").isEmpty();
            assertThat(shown)
                    .as(told)
                    .filteredOn(new HashSet<>(whole(query, GOODS))::contains)
                    .isEqualTo(
                            whole(query, GOODS).stream().filter(shown::contains).toList());
        }
    }

    /** Others insert and delete, also the row at which the last page ended. */
    private void disturb(Set<Long> stayed) {
        SAMPLE.db().transaction(session -> {
            List<Maker> makers = session.list(from(MAKERS).orderBy(MAKERS.id));
            for (int i = random.nextInt(3); i > 0; i--) {
                session.add(good(makers));
            }
            List<Good> goods = session.list(from(GOODS));
            for (Good gone : goods.subList(0, Math.min(goods.size(), random.nextInt(3)))) {
                stayed.remove(gone.id);
                session.delete(gone);
            }
        });
    }

    @Test
    void theOrderHasAllThatItIsToHave() {
        Set<Class<?>> types = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            order(GOODS)
                    .forEach(each -> types.add(((SortField<?>) each).$field().getType()));
        }
        assertThat(types)
                .containsAll(Arrays.asList(
                        Integer.class,
                        String.class,
                        BigDecimal.class,
                        Double.class,
                        OffsetDateTime.class,
                        Size.class,
                        Brand.class,
                        Long.class));
    }
}
