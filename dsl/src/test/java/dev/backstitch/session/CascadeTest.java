package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the deletion of a row does to those that name it: what the schema says, without a statement, and in the loaded graph too. */
class CascadeTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Firms.FIRMS, Staffs.STAFFS));

    /** What is owned has a statement of its own, since nothing is declared of its foreign key. */
    private static final List<String> DELETION = List.of(
            "delete from \"staffs\" where (\"staffs\".\"owned_id\" = any(cast(? as int8[])))",
            "delete from \"firms\" where (\"firms\".\"id\" = any(cast(? as int8[])))");

    static final class Firm {
        Long id;
        final Many<Staff> owned = Firms.FIRMS.owned.of(this);
        final Many<Staff> cascaded = Firms.FIRMS.cascaded.of(this);
        final Many<Staff> emptied = Firms.FIRMS.emptied.of(this);
        final Many<Staff> restricted = Firms.FIRMS.restricted.of(this);
    }

    static final class Staff {
        Long id;
        Long emptiedId;
        final One<Firm> owner = Staffs.STAFFS.owner.of(this);
        final One<Firm> cascader = Staffs.STAFFS.cascader.of(this);
        final One<Firm> emptier = Staffs.STAFFS.emptier.of(this);
        final One<Firm> restricter = Staffs.STAFFS.restricter.of(this);
        final One<Staff> boss = Staffs.STAFFS.boss.of(this);
        final Many<Staff> team = Staffs.STAFFS.team.of(this);
    }

    static final class Firms extends EntityTable<Firm> {
        static final Firms FIRMS = new Firms();
        final Column<Firm, Long> id = bigint("id").identity().primaryKey().map(f -> f.id, (f, v) -> f.id = v);
        final ToMany<Firm, Staff> owned = toMany("owned", (Firm f) -> f.owned)
                .backPopulates(() -> Staffs.STAFFS.owner)
                .owned();
        final ToMany<Firm, Staff> cascaded =
                toMany("cascaded", (Firm f) -> f.cascaded).backPopulates(() -> Staffs.STAFFS.cascader);
        final ToMany<Firm, Staff> emptied =
                toMany("emptied", (Firm f) -> f.emptied).backPopulates(() -> Staffs.STAFFS.emptier);
        final ToMany<Firm, Staff> restricted =
                toMany("restricted", (Firm f) -> f.restricted).backPopulates(() -> Staffs.STAFFS.restricter);

        private Firms() {
            super("firms", Firm.class, Firm::new);
        }
    }

    static final class Staffs extends EntityTable<Staff> {
        static final Staffs STAFFS = new Staffs();
        final Column<Staff, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Staff, Long> ownedId = bigint("owned_id").references(() -> Firms.FIRMS.id);
        final Column<Staff, Long> cascadedId =
                bigint("cascaded_id").references(() -> Firms.FIRMS.id).onDelete(ReferentialAction.CASCADE);
        final Column<Staff, Long> emptiedId = bigint("emptied_id")
                .references(() -> Firms.FIRMS.id)
                .onDelete(ReferentialAction.SET_NULL)
                .map(s -> s.emptiedId, (s, v) -> s.emptiedId = v);
        final Column<Staff, Long> restrictedId =
                bigint("restricted_id").references(() -> Firms.FIRMS.id).onDelete(ReferentialAction.RESTRICT);
        final Column<Staff, Long> bossId =
                bigint("boss_id").references(() -> Staffs.STAFFS.id).onDelete(ReferentialAction.CASCADE);
        final ToOne<Staff, Firm> owner =
                toOne("owner", (Staff s) -> s.owner).on(ownedId).backPopulates(() -> Firms.FIRMS.owned);
        final ToOne<Staff, Firm> cascader =
                toOne("cascader", (Staff s) -> s.cascader).on(cascadedId).backPopulates(() -> Firms.FIRMS.cascaded);
        final ToOne<Staff, Firm> emptier =
                toOne("emptier", (Staff s) -> s.emptier).on(emptiedId).backPopulates(() -> Firms.FIRMS.emptied);
        final ToOne<Staff, Firm> restricter = toOne("restricter", (Staff s) -> s.restricter)
                .on(restrictedId)
                .backPopulates(() -> Firms.FIRMS.restricted);
        final ToOne<Staff, Staff> boss =
                toOne("boss", (Staff s) -> s.boss).on(bossId).backPopulates(() -> Staffs.STAFFS.team);
        final ToMany<Staff, Staff> team = toMany("team", (Staff s) -> s.team).backPopulates(() -> Staffs.STAFFS.boss);

        private Staffs() {
            super("staffs", Staff.class, Staff::new);
        }
    }

    private static Firm firm(Function<Firm, Many<Staff>> end, int staff) {
        Firm firm = SAMPLE.db().transaction(session -> {
            Firm fresh = session.add(new Firm());
            for (int i = 0; i < staff; i++) {
                end.apply(fresh).add(new Staff());
            }
            return fresh;
        });
        SAMPLE.statements();
        return firm;
    }

    private static Firm again(Session session, Firm firm) {
        return session.get(Firms.FIRMS.id, firm.id);
    }

    private static int staff() {
        return SAMPLE.sql().fetchCount(Staffs.STAFFS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tenThousandOwnedChildrenGoWithTwoStatements(boolean loaded) {
        Firm stored = firm(firm -> firm.owned, 10_000);
        SAMPLE.db().transaction(session -> {
            Firm firm = again(session, stored);
            assertThat(loaded ? firm.owned.size() : 10_000).isEqualTo(10_000);
            SAMPLE.statements();
            session.delete(firm);
        });
        assertThat(SAMPLE.statements()).hasSize(2).noneMatch(sql -> sql.startsWith("select"));
        assertThat(staff()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTheForeignKeyDeletesNeedsNoStatement(boolean loaded) {
        Firm stored = firm(firm -> firm.cascaded, 3);
        SAMPLE.db().transaction(session -> {
            Firm firm = again(session, stored);
            List<Staff> known = loaded ? List.copyOf(firm.cascaded) : List.of();
            SAMPLE.statements();
            session.delete(firm);
            session.flush();
            assertThat(SAMPLE.statements()).isEqualTo(DELETION);
            assertThat(known).allMatch(each -> !session.contains(each));
            assertThat(known).allMatch(each -> each.cascader.get() == null);
            assertThat(session.list(from(Staffs.STAFFS))).isEmpty();
        });
        assertThat(staff()).isZero();
    }

    @Test
    void whatTheForeignKeyEmptiesNeedsNoStatementEither() {
        Firm stored = firm(firm -> firm.emptied, 2);
        SAMPLE.db().transaction(session -> {
            Firm firm = again(session, stored);
            List<Staff> known = List.copyOf(firm.emptied);
            assertThat(known.get(0).emptiedId).isEqualTo(firm.id);
            SAMPLE.statements();
            session.delete(firm);
            session.flush();
            assertThat(SAMPLE.statements()).isEqualTo(DELETION);
            assertThat(known).allMatch(each -> each.emptiedId == null && each.emptier.get() == null);
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(SAMPLE.sql().fetchValues("select count(*) from staffs where emptied_id is null"))
                .hasToString("[2]");
    }

    @Test
    void rowsThatRestrictTheDeletionAreToldBeforeAnythingIsSent() {
        Firm stored = firm(firm -> firm.restricted, 2);
        SAMPLE.db().transaction(session -> {
            Firm firm = again(session, stored);
            List<Staff> known = List.copyOf(firm.restricted);
            SAMPLE.statements();
            session.delete(firm);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage("Firms " + firm.id
                            + " is to be deleted, and 2 known rows of Staffs name it by restricted_id,"
                            + " which is ON DELETE RESTRICT: delete these objects as well, or link them to another before;"
                            + " nothing was sent");
            assertThat(SAMPLE.statements()).isEmpty();
            known.get(0).restricter.set(session.add(new Firm()));
            session.delete(known.get(1));
            session.flush();
        });
        assertThat(staff()).isEqualTo(1);
    }

    @Test
    void whatFoundAnotherOwnerStays() {
        Firm stored = firm(firm -> firm.cascaded, 3);
        SAMPLE.db().transaction(session -> {
            Firm firm = again(session, stored);
            Staff moved = firm.cascaded.get(0);
            Staff released = firm.cascaded.get(1);
            moved.cascader.set(session.add(new Firm()));
            released.cascader.set(null);
            session.delete(firm);
        });
        assertThat(staff()).isEqualTo(2);
    }

    @Test
    void whatIsKeptAfterAllKeepsItsChildren() {
        Firm stored = firm(firm -> firm.cascaded, 2);
        SAMPLE.db().transaction(session -> {
            Firm firm = again(session, stored);
            List<Staff> known = List.copyOf(firm.cascaded);
            session.delete(firm);
            session.undelete(firm);
            assertThat(firm.cascaded).containsExactlyElementsOf(known);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(staff()).isEqualTo(2);
    }

    @Test
    void aSavepointBringsBackWhatWentAlong() {
        Firm stored = firm(firm -> firm.cascaded, 2);
        SAMPLE.db().transaction(session -> {
            Firm firm = again(session, stored);
            List<Staff> known = List.copyOf(firm.cascaded);
            assertThatThrownBy(() -> session.transaction(nested -> {
                        nested.delete(firm);
                        nested.flush();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(firm.cascaded).containsExactlyElementsOf(known);
            assertThat(known).allMatch(session::contains);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            known.get(0).emptier.set(firm);
        });
        assertThat(SAMPLE.sql().fetchValues("select count(emptied_id) from staffs"))
                .hasToString("[1]");
    }

    @Test
    void aTreeGoesWithItsRootAndARingWithOneOfItsRows() {
        SAMPLE.db().transaction(session -> {
            Staff root = session.add(new Staff());
            Staff middle = new Staff();
            root.team.add(middle);
            middle.team.add(new Staff());
            Staff one = session.add(new Staff());
            Staff other = session.add(new Staff());
            one.boss.set(other);
            other.boss.set(one);
        });
        SAMPLE.db().transaction(session -> {
            List<Staff> all =
                    session.list(from(Staffs.STAFFS).orderBy(Staffs.STAFFS.id).with(Staffs.STAFFS.team));
            SAMPLE.statements();
            session.delete(all.get(0));
            session.delete(all.get(3));
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(all).noneMatch(session::contains);
        });
        assertThat(staff()).isZero();
    }
}
