package dev.backstitch.pages;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.pages.Shop.GOODS;
import static dev.backstitch.pages.Shop.MAKERS;
import static dev.backstitch.pages.Shop.PLACES;
import static dev.backstitch.query.PageRequest.page;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.pages.Shop.Good;
import dev.backstitch.pages.Shop.Maker;
import dev.backstitch.pages.Shop.Place;
import dev.backstitch.query.Page;
import dev.backstitch.query.PageRequest;
import dev.backstitch.query.Selection;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Shop.MODEL);

    /** Five goods, of which the first two have the same name, and the last has none; one maker has the first three. */
    @BeforeEach
    void rows() {
        Maker maker = new Maker("m");
        SAMPLE.db().transaction(session -> {
            for (String name : List.of("a", "a", "b", "c", "")) {
                Good good = session.add(new Good("c" + name));
                good.code = "c" + session.list(from(GOODS)).size();
                good.name = name.isEmpty() ? null : name;
                good.shelf = name.equals("b") ? 2 : 1;
                session.flush();
            }
            session.add(maker);
            maker.goods.addAll(session.list(from(GOODS).orderBy(GOODS.id).limit(3)));
            session.add(new Place(1, "a", null));
            session.add(new Place(1, "b", 7));
            session.add(new Place(2, "a", 7));
        });
        SAMPLE.statements();
    }

    private static <E> Page<E> show(Selection<E> query, PageRequest request) {
        return SAMPLE.db().transaction(session -> session.page(query, request));
    }

    private static List<Long> ids(Page<Good> page) {
        return page.items().stream().map(good -> good.id).toList();
    }

    /** The statement's end, from the condition on, of the page after the first. */
    private static String second(EntityQuery<?> query, boolean backward) {
        return second(query, backward, show(query, page(1)));
    }

    private static <E> String second(EntityQuery<?> query, boolean backward, Page<E> first) {
        SAMPLE.statements();
        PageRequest next = page(1);
        show(query, backward ? next.before(first.startCursor()) : next.after(first.endCursor()));
        List<String> ran = SAMPLE.statements();
        assertThat(ran).hasSize(1);
        String sql = ran.get(0);
        return sql.substring(Math.max(sql.indexOf(" where "), 0));
    }

    private static void pagesAre(EntityQuery<?> query, String forward, String backward) {
        assertThat(second(query, false)).isEqualTo(forward + " fetch next ? rows only");
        assertThat(second(query, true)).isEqualTo(backward + " fetch next ? rows only");
    }

    @Test
    void aPageIsOneStatementThatReadsOneRowMore() {
        Page<Good> first = show(from(GOODS).orderBy(GOODS.name), page(2));
        assertThat(ids(first)).containsExactly(1L, 2L);
        assertThat(first.hasNext()).isTrue();
        assertThat(first.hasPrevious()).isFalse();
        assertThat(first.total()).isNull();
        assertThat(SAMPLE.statements())
                .containsExactly(
                        "select \"goods\".\"id\", \"goods\".\"code\", \"goods\".\"shelf\", \"goods\".\"room\", \"goods\".\"name\","
                                + " \"goods\".\"price\", \"goods\".\"weight\", \"goods\".\"seen\", \"goods\".\"size\", \"goods\".\"brand\","
                                + " \"goods\".\"select \"\"from\"\"\", \"goods\".\"maker_id\" from \"goods\""
                                + " order by \"goods\".\"name\", \"goods\".\"id\" fetch next ? rows only");
        Page<Good> second = show(from(GOODS).orderBy(GOODS.name), page(2).after(first.endCursor()));
        assertThat(second.hasNext())
                .as("another query object, and the same query")
                .isTrue();
        EntityQuery<Good> query = from(GOODS).orderBy(GOODS.name);
        Page<Good> last = show(query, page(2).after(second.endCursor()));
        assertThat(ids(last)).containsExactly(5L);
        assertThat(last.hasNext()).isFalse();
        assertThat(last.hasPrevious()).isTrue();
        Page<Good> before = show(query, page(2).before(last.startCursor()));
        assertThat(before.items().stream().map(good -> good.id)).containsExactly(3L, 4L);
        assertThat(before.hasPrevious()).isTrue();
        assertThat(before.hasNext()).isTrue();
        assertThat(show(query, page(2).before(before.startCursor())).hasPrevious())
                .isFalse();
        assertThat(SAMPLE.statements()).hasSize(4);
    }

    @Test
    void theUniqueTailIsThePrimaryKeyInTheDirectionOfTheKeyBefore() {
        pagesAre(
                from(GOODS),
                " where \"goods\".\"id\" > ? order by \"goods\".\"id\"",
                " where \"goods\".\"id\" < ? order by \"goods\".\"id\" desc");
        pagesAre(
                from(GOODS).orderBy(GOODS.shelf.desc()),
                " where (\"goods\".\"shelf\", \"goods\".\"id\") < (?, ?) order by \"goods\".\"shelf\" desc, \"goods\".\"id\" desc",
                " where (\"goods\".\"shelf\", \"goods\".\"id\") > (?, ?) order by \"goods\".\"shelf\", \"goods\".\"id\"");
        pagesAre(
                from(PLACES),
                " where (\"places\".\"row\", \"places\".\"column\") > (?, ?) order by \"places\".\"row\", \"places\".\"column\"",
                " where (\"places\".\"row\", \"places\".\"column\") < (?, ?) order by \"places\".\"row\" desc, \"places\".\"column\" desc");
    }

    @Test
    void anOrderThatIsUniqueGetsNoTailAndNothingThatComesAfterIsCompared() {
        pagesAre(
                from(GOODS).orderBy(GOODS.shelf, GOODS.code, GOODS.name),
                " where (\"goods\".\"shelf\", \"goods\".\"code\") > (?, ?) order by \"goods\".\"shelf\", \"goods\".\"code\"",
                " where (\"goods\".\"shelf\", \"goods\".\"code\") < (?, ?) order by \"goods\".\"shelf\" desc, \"goods\".\"code\" desc");
    }

    @Test
    void directionsThatDifferAreComparedInRuns() {
        pagesAre(
                from(GOODS).orderBy(GOODS.shelf.desc(), GOODS.room),
                " where (\"goods\".\"shelf\" <= ? and (\"goods\".\"shelf\" < ? or (\"goods\".\"room\", \"goods\".\"id\") > (?, ?)))"
                        + " order by \"goods\".\"shelf\" desc, \"goods\".\"room\", \"goods\".\"id\"",
                " where (\"goods\".\"shelf\" >= ? and (\"goods\".\"shelf\" > ? or (\"goods\".\"room\", \"goods\".\"id\") < (?, ?)))"
                        + " order by \"goods\".\"shelf\", \"goods\".\"room\" desc, \"goods\".\"id\" desc");
    }

    @Test
    void whatMayBeNullIsComparedByItself() {
        pagesAre(
                from(GOODS).orderBy(GOODS.name.desc().nullsLast(), GOODS.shelf),
                " where (\"goods\".\"name\" < ? or (\"goods\".\"name\" = ? and (\"goods\".\"shelf\", \"goods\".\"id\") > (?, ?))"
                        + " or \"goods\".\"name\" is null)"
                        + " order by \"goods\".\"name\" desc nulls last, \"goods\".\"shelf\", \"goods\".\"id\"",
                " where (\"goods\".\"name\" > ? or (\"goods\".\"name\" = ? and (\"goods\".\"shelf\", \"goods\".\"id\") < (?, ?)))"
                        + " order by \"goods\".\"name\" asc nulls first, \"goods\".\"shelf\" desc, \"goods\".\"id\" desc");
        pagesAre(
                from(GOODS).orderBy(GOODS.name.nullsFirst()),
                " where (\"goods\".\"name\" is not null or \"goods\".\"id\" > ?) order by \"goods\".\"name\" asc nulls first, \"goods\".\"id\"",
                " where (\"goods\".\"name\" is null and \"goods\".\"id\" < ?) order by \"goods\".\"name\" desc nulls last, \"goods\".\"id\" desc");
    }

    @Test
    void whatIsMadeOfColumnsIsSelectedBesides() {
        pagesAre(
                from(GOODS).orderBy(DSL.lower(GOODS.name)),
                " where (lower(\"goods\".\"name\") > ? or (lower(\"goods\".\"name\") = ? and \"goods\".\"id\" > ?) or lower(\"goods\".\"name\") is null)"
                        + " order by lower(\"goods\".\"name\"), \"goods\".\"id\"",
                " where (lower(\"goods\".\"name\") < ? or (lower(\"goods\".\"name\") = ? and \"goods\".\"id\" < ?))"
                        + " order by lower(\"goods\".\"name\") desc, \"goods\".\"id\" desc");
        show(from(GOODS).orderBy(GOODS.maker.path(MAKERS.name).desc()), page(1));
        assertThat(SAMPLE.statements())
                .singleElement()
                .asString()
                .containsPattern(
                        "\"maker_id\", (\"alias_\\d+\".\"name\") from \\(\"goods\" left outer join \"makers\" as \"alias_\\d+\"")
                .containsPattern("order by \"alias_\\d+\".\"name\" desc, \"goods\".\"id\" desc");
    }

    @Test
    void joinsAreNoMoreRowsOfAPage() {
        pagesAre(
                from(MAKERS).join(MAKERS.goods).where(GOODS.shelf.gt(0)).orderBy(MAKERS.name.nullsFirst()),
                " where (exists (select 1 as \"one\" from \"goods\" where (\"goods\".\"maker_id\" = \"makers\".\"id\" and \"goods\".\"shelf\" > ?))"
                        + " and (\"makers\".\"name\" > ? or (\"makers\".\"name\" = ? and \"makers\".\"id\" > ?)))"
                        + " order by \"makers\".\"name\" asc nulls first, \"makers\".\"id\"",
                " where (exists (select 1 as \"one\" from \"goods\" where (\"goods\".\"maker_id\" = \"makers\".\"id\" and \"goods\".\"shelf\" > ?))"
                        + " and (\"makers\".\"name\" < ? or (\"makers\".\"name\" = ? and \"makers\".\"id\" < ?) or \"makers\".\"name\" is null))"
                        + " order by \"makers\".\"name\" desc nulls last, \"makers\".\"id\" desc");
        pagesAre(
                from(GOODS).leftJoin(GOODS.maker).orderBy(MAKERS.name),
                " where (\"makers\".\"name\" > ? or (\"makers\".\"name\" = ? and \"goods\".\"id\" > ?) or \"makers\".\"name\" is null)"
                        + " order by \"makers\".\"name\", \"goods\".\"id\"",
                " where (\"makers\".\"name\" < ? or (\"makers\".\"name\" = ? and \"goods\".\"id\" < ?))"
                        + " order by \"makers\".\"name\" desc, \"goods\".\"id\" desc");
    }

    @Test
    void anAliasHasPagesOfItsOwnName() {
        Shop.Goods g = GOODS.as("g");
        pagesAre(
                from(g).where(g.room.eq(0)).orderBy(g.shelf),
                " where (\"g\".\"room\" = ? and (\"g\".\"shelf\", \"g\".\"id\") > (?, ?)) order by \"g\".\"shelf\", \"g\".\"id\"",
                " where (\"g\".\"room\" = ? and (\"g\".\"shelf\", \"g\".\"id\") < (?, ?)) order by \"g\".\"shelf\" desc, \"g\".\"id\" desc");
    }

    @Test
    void anIndexServesTheComparisonOfRows() {
        SAMPLE.db().transaction(session -> {
            String plan = session.dsl()
                    .fetchValue("select set_config('enable_seqscan', 'off', true)")
                    .toString();
            assertThat(plan).isEqualTo("off");
            List<String> lines = session.dsl()
                    .fetch("explain select * from places where (\"row\", \"column\") > ('1', 'a')"
                            + " order by \"row\", \"column\" fetch next 2 rows only")
                    .into(String.class);
            assertThat(String.join("\n", lines))
                    .contains("Index Scan using")
                    .contains("Index Cond: (ROW(\"row\", \"column\") > ROW(1, 'a'::text))")
                    .doesNotContain("Sort");
        });
    }

    @Test
    void aLimitCountsRootsWhateverIsFetchedWithThem() {
        SAMPLE.db().transaction(session -> {
            Maker other = session.add(new Maker("n"));
            session.flush();
            SAMPLE.statements();
            Page<Maker> page = session.page(from(MAKERS).with(MAKERS.goods), page(1));
            assertThat(page.items())
                    .singleElement()
                    .extracting(maker -> maker.name)
                    .isEqualTo("m");
            assertThat(page.items().get(0).goods).hasSize(3);
            assertThat(page.hasNext()).isTrue();
            assertThat(SAMPLE.statements()).as("the page, and its goods").hasSize(2);
            assertMirrored(Shop.MODEL, page.items().get(0));
            assertThat(other.goods).isEmpty();
        });
    }

    @Test
    void whatIsJoinedForTheFetchPlanComesBeforeWhatIsMadeOfColumns() {
        Page<Good> page = show(from(GOODS).withJoined(GOODS.maker).orderBy(DSL.upper(GOODS.name)), page(1));
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(page.items().get(0).maker.get().name).isEqualTo("m");
        page = show(
                from(GOODS).withJoined(GOODS.maker).orderBy(DSL.upper(GOODS.name)), page(9).after(page.endCursor()));
        assertThat(ids(page)).containsExactly(2L, 3L, 4L, 5L);
        assertThat(SAMPLE.statements()).hasSize(1);
    }

    @Test
    void theRowThatTellsOfTheNextPageIsNoObjectOfTheSession() {
        SAMPLE.db().transaction(session -> {
            session.page(from(GOODS), page(2));
            SAMPLE.statements();
            session.get(GOODS.id, 2L);
            assertThat(SAMPLE.statements()).isEmpty();
            session.get(GOODS.id, 3L);
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void aTotalTakesAStatementOnlyWhereThePageDoesNotTellIt() {
        EntityQuery<Good> query = from(GOODS).where(GOODS.name.isNotNull());
        Page<Good> second = show(query, page(3).number(2).withTotal());
        assertThat(ids(second)).containsExactly(4L);
        assertThat(second.total()).isEqualTo(4);
        assertThat(second.hasPrevious()).isTrue();
        assertThat(SAMPLE.statements())
                .singleElement()
                .asString()
                .endsWith("order by \"goods\".\"id\" offset ? rows fetch next ? rows only");
        assertThat(show(query, page(3).withTotal()).total()).isEqualTo(4);
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(show(query, page(3).offset(9).withTotal()))
                .isEqualTo(new Page<Good>(List.of(), true, false, 4L, null, null));
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(show(from(GOODS).where(GOODS.name.eq("x")), page(3).withTotal())
                        .total())
                .isZero();
        assertThat(SAMPLE.statements()).hasSize(1);
        Page<Good> byCursor = show(query, page(3).after(second.startCursor()).withTotal());
        assertThat(byCursor.total()).isEqualTo(4);
        assertThat(byCursor.items()).isEmpty();
        assertThat(SAMPLE.statements()).hasSize(2);
    }

    @Test
    void aCursorKnowsNothingOfThePagesSizeNorOfWhatIsFetched() {
        Page<Good> first = show(from(GOODS).orderBy(GOODS.name), page(2));
        assertThat(ids(show(from(GOODS).orderBy(GOODS.name).with(GOODS.maker), page(9).after(first.endCursor()))))
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void aQueryIsRenderedOnceForAllPages() {
        EntityQuery<Good> query = from(GOODS).orderBy(GOODS.shelf);
        Page<Good> page = show(query, page(1));
        page = show(query, page(2).after(page.endCursor()));
        page = show(query, page(1).after(page.endCursor()));
        assertThat(ids(page)).containsExactly(5L);
        assertThat(SAMPLE.statements().stream().distinct()).hasSize(2);
    }

    @Test
    void pendingChangesAreSeenAndALockedPageIsReadAgain() {
        SAMPLE.db().transaction(session -> {
            Good good = session.get(GOODS.id, 5L);
            good.name = "0";
            assertThat(session.page(from(GOODS).orderBy(GOODS.name), page(1)).items())
                    .containsExactly(good);
            SAMPLE.sql().execute("update goods set name = '1' where id = 1");
            Good first = session.page(from(GOODS).forUpdate(), page(1)).items().get(0);
            assertThat(first.name).isEqualTo("1");
        });
    }

    @Test
    void aPageIsAValue() {
        Page<Good> page = show(from(GOODS), page(2));
        Page<String> names = page.map(good -> good.name);
        assertThat(names.items()).containsExactly("a", "a");
        assertThat(names.endCursor()).isEqualTo(page.endCursor());
        assertThat(names).isEqualTo(page.map(good -> good.name));
        assertThat(page.endCursor()).matches("[A-Za-z0-9_-]+");
    }
}
