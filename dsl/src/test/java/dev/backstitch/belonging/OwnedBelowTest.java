package dev.backstitch.belonging;

import static dev.backstitch.belonging.Binder.Binders.BINDERS;
import static dev.backstitch.belonging.Binder.Covers.COVERS;
import static dev.backstitch.belonging.Binder.Leaves.LEAVES;
import static dev.backstitch.belonging.Binder.Plates.PLATES;
import static dev.backstitch.belonging.Binder.Remarks.REMARKS;
import static dev.backstitch.belonging.Binder.Sections.SECTIONS;
import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.belonging.Binder.Cord;
import dev.backstitch.belonging.Binder.Cover;
import dev.backstitch.belonging.Binder.Label;
import dev.backstitch.belonging.Binder.Leaf;
import dev.backstitch.belonging.Binder.Plate;
import dev.backstitch.belonging.Binder.Remark;
import dev.backstitch.belonging.Binder.Seal;
import dev.backstitch.belonging.Binder.Section;
import dev.backstitch.belonging.Binder.Sticker;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner owns goes with it although nobody loaded it, nor what it belongs to, nor declared anything of the foreign keys. */
class OwnedBelowTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Binder.MODEL);

    @BeforeEach
    void aFullBinderAndAnother() {
        SAMPLE.db().transaction(session -> {
            Plate plate = session.add(new Plate());
            Label label = session.add(new Label());
            for (String each : List.of("a", "b")) {
                Binder binder = session.add(new Binder());
                Cover cover = new Cover();
                cover.stickers.add(new Sticker());
                Seal seal = new Seal();
                seal.cords.add(new Cord());
                cover.seal.set(seal);
                binder.cover.set(cover);
                for (int i = 0; i < 2; i++) {
                    Section section = new Section("s" + i);
                    binder.sections.add(section);
                    section.labels.add(label);
                    Leaf leaf = new Leaf();
                    leaf.number = 7;
                    leaf.plate.set(plate);
                    section.leaves.add(leaf);
                    Remark remark = new Remark(each + i);
                    leaf.remarks.add(remark);
                    Remark answer = new Remark(each + i + "x");
                    remark.answers.add(answer);
                    answer.answers.add(new Remark(each + i + "xx"));
                }
            }
        });
        SAMPLE.statements();
    }

    private static Binder first(Session session) {
        Binder binder = session.list(from(BINDERS).orderBy(BINDERS.id)).get(0);
        SAMPLE.statements();
        return binder;
    }

    private static String rows() {
        return SAMPLE.sql()
                .fetchValue("select concat_ws(' ', (select count(*) from binders), (select count(*) from sections),"
                        + " (select count(*) from leaves), (select count(*) from remarks), (select count(*) from covers),"
                        + " (select count(*) from stickers), (select count(*) from seals), (select count(*) from cords),"
                        + " (select count(*) from section_labels))")
                .toString();
    }

    private static List<String> written() {
        return SAMPLE.statements().stream()
                .map(sql -> sql.substring(0, sql.indexOf('"', sql.indexOf('"') + 1) + 1))
                .toList();
    }

    @Test
    void nothingOfItHasToBeLoaded() {
        SAMPLE.db().transaction(session -> {
            session.delete(first(session));
            session.flush();
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "delete from \"remarks\" where (\"remarks\".\"id\" in (with recursive \"g2\"(\"k0\") as (select"
                                    + " \"remarks\".\"id\" from \"remarks\" where ((\"remarks\".\"section_id\","
                                    + " \"remarks\".\"number\") in (select \"leaves\".\"section_id\", \"leaves\".\"number\" from"
                                    + " \"leaves\" where (\"leaves\".\"section_id\" in (select \"sections\".\"id\" from"
                                    + " \"sections\" where (\"sections\".\"binder_id\" = any(cast(? as int8[]))))))) union select"
                                    + " \"e\".\"c0\" from (select \"remarks\".\"id\", \"t\".\"id\" from \"remarks\" join"
                                    + " \"remarks\" as \"t\" on \"remarks\".\"answered_code\" = \"t\".\"code\") as \"e\" (\"c0\","
                                    + " \"p0\") join \"g2\" on \"e\".\"p0\" = \"g2\".\"k0\") select \"g2\".\"k0\" from \"g2\"))",
                            "delete from \"leaves\" where (\"leaves\".\"section_id\" in (select \"sections\".\"id\" from"
                                    + " \"sections\" where (\"sections\".\"binder_id\" = any(cast(? as int8[])))))",
                            "delete from \"sections\" where (\"sections\".\"binder_id\" = any(cast(? as int8[])))",
                            "delete from \"stickers\" where (\"stickers\".\"cover_id\" in (select \"covers\".\"id\" from"
                                    + " \"covers\" where (\"covers\".\"binder_id\" = any(cast(? as int8[])))))",
                            "delete from \"cords\" where (\"cords\".\"seal_id\" in (select \"seals\".\"id\" from \"seals\""
                                    + " where (\"seals\".\"cover_id\" in (select \"covers\".\"id\" from \"covers\" where"
                                    + " (\"covers\".\"binder_id\" = any(cast(? as int8[])))))))",
                            "delete from \"covers\" where (\"covers\".\"binder_id\" = any(cast(? as int8[])))",
                            "delete from \"binders\" using unnest(cast(? as int8[]), cast(? as int4[])) as \"v\" (\"c0\","
                                    + " \"c1\") where (\"binders\".\"id\" = \"v\".\"c0\" and \"binders\".\"version\" ="
                                    + " \"v\".\"c1\") returning \"binders\".\"id\"");
        });
        assertThat(rows()).isEqualTo("1 2 2 6 1 1 1 1 2");
    }

    @Test
    void someOfItMayBeLoaded() {
        SAMPLE.db().transaction(session -> {
            Binder binder = first(session);
            Section section = binder.sections.get(0);
            Remark remark = section.leaves.get(0).remarks.get(0);
            session.delete(binder);
            SAMPLE.statements();
            session.flush();
            assertThat(written())
                    .containsExactly(
                            "delete from \"remarks\"",
                            "delete from \"leaves\"",
                            "delete from \"sections\"",
                            "delete from \"stickers\"",
                            "delete from \"cords\"",
                            "delete from \"covers\"",
                            "delete from \"binders\"");
            assertThat(List.of(binder, section, remark)).noneMatch(session::contains);
        });
        assertThat(rows()).isEqualTo("1 2 2 6 1 1 1 1 2");
    }

    @Test
    void whatIsLetGoTakesAllBelowItAlong() {
        SAMPLE.db().transaction(session -> {
            Binder binder = first(session);
            binder.sections.clear();
            binder.cover.set(new Cover());
            Section fresh = new Section("s0");
            binder.sections.add(fresh);
        });
        assertThat(rows()).isEqualTo("2 3 2 6 2 1 1 1 2");
    }

    @Test
    void whatTheSchemaDeletesWithItsOwnerIsDeletedWhereTheOwnerStays() {
        SAMPLE.db().transaction(session -> {
            Cover cover = session.list(from(COVERS).orderBy(COVERS.id)).get(0);
            cover.seal.set(new Seal());
            SAMPLE.statements();
            session.flush();
            assertThat(written())
                    .containsExactly("delete from \"cords\"", "delete from \"seals\"", "insert into \"seals\"");
        });
        assertThat(rows()).isEqualTo("2 4 4 12 2 2 2 1 4");
    }

    @Test
    void aTreeGoesToAnyDepth() {
        SAMPLE.db().transaction(session -> {
            session.delete(session.get(REMARKS.code, "a0"));
            session.delete(session.get(REMARKS.code, "b1x"));
        });
        assertThat(SAMPLE.sql()
                        .select(REMARKS.code)
                        .from(REMARKS)
                        .orderBy(REMARKS.code)
                        .fetch(REMARKS.code))
                .containsExactly("a1", "a1x", "a1xx", "b0", "b0x", "b0xx", "b1");
    }

    @Test
    void whatTheSessionHasOfItLeavesTheSession() {
        SAMPLE.db().transaction(session -> {
            Leaf gone = session.list(from(LEAVES).orderBy(LEAVES.sectionId)).get(0);
            Remark answer = session.get(REMARKS.code, "a0x");
            Remark last = session.get(REMARKS.code, "a0xx");
            Remark other = session.get(REMARKS.code, "b0x");
            Binder binder = first(session);
            session.delete(binder);
            assertThat(session.plan().steps()).hasSize(7);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements())
                    .filteredOn(sql -> sql.startsWith("select"))
                    .containsExactly(
                            "select \"leaves\".\"section_id\", \"leaves\".\"number\" from \"leaves\" where ((\"leaves\".\"section_id\","
                                    + " \"leaves\".\"number\") in (select \"v\".\"c0\", \"v\".\"c1\" from unnest(cast(? as int8[]),"
                                    + " cast(? as int4[])) as \"v\" (\"c0\", \"c1\")))",
                            "select \"remarks\".\"id\" from \"remarks\" where (\"remarks\".\"id\" = any(cast(? as int8[])))");
            assertThat(List.of(gone, answer, last)).noneMatch(session::contains);
            assertThat(session.contains(other)).isTrue();
            other.code = "kept";
            session.flush();
        });
        assertThat(SAMPLE.sql().fetchCount(REMARKS, REMARKS.code.eq("kept"))).isOne();
    }

    @Test
    void whatMovedAwayStays() {
        SAMPLE.db().transaction(session -> {
            List<Binder> both = session.list(from(BINDERS).orderBy(BINDERS.id));
            Remark kept = session.get(REMARKS.code, "a0x");
            kept.answered.set(session.get(REMARKS.code, "b0"));
            session.delete(both.get(0));
        });
        assertThat(SAMPLE.sql()
                        .select(REMARKS.code)
                        .from(REMARKS)
                        .orderBy(REMARKS.code)
                        .fetch(REMARKS.code))
                .containsExactly("a0x", "a0xx", "b0", "b0x", "b0xx", "b1", "b1x", "b1xx");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatItNamesGoesAfterIt(boolean loaded) {
        SAMPLE.db().transaction(session -> {
            List<Binder> both = session.list(from(BINDERS));
            Plate plate = session.one(from(PLATES));
            if (loaded) {
                session.list(from(LEAVES));
                session.list(from(SECTIONS));
            }
            session.delete(plate);
            both.forEach(session::delete);
        });
        assertThat(rows()).isEqualTo("0 0 0 0 0 0 0 0 0");
        assertThat(SAMPLE.sql().fetchCount(PLATES)).isZero();
    }

    @Test
    void moreRowsOfATreeThanOneStatementTakes() {
        SAMPLE.sql()
                .execute("insert into remarks (code, answered_code) select 'r' || i, nullif('r' || i / 2, 'r0')"
                        + " from generate_series(1, 50001) i");
        SAMPLE.db().transaction(session -> {
            session.list(from(REMARKS).with(REMARKS.answers)).forEach(each -> {
                if (each.code.startsWith("r")) {
                    session.delete(each);
                }
            });
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(2).noneMatch(sql -> sql.startsWith("select"));
        });
        assertThat(SAMPLE.sql().fetchCount(REMARKS)).isEqualTo(12);
        assertThat(SAMPLE.sql().fetchCount(COVERS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void theNumberOfStatementsDoesNotDependOnTheNumberOfRows(int count) {
        SAMPLE.sql().execute("insert into binders (version) select 100 from generate_series(1, " + count + ")");
        SAMPLE.sql().execute("insert into covers (binder_id) select id from binders where version = 100");
        SAMPLE.sql()
                .execute("insert into stickers (cover_id) select max(id) from covers group by id having max(id) > 2");
        SAMPLE.db().transaction(session -> {
            session.list(from(BINDERS).where(BINDERS.version.eq(100))).forEach(session::delete);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(7).noneMatch(sql -> sql.startsWith("select"));
        });
        assertThat(rows()).isEqualTo("2 4 4 12 2 2 2 2 4");
    }
}
