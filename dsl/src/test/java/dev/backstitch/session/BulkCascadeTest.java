package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.session.Crew.Badges.BADGES;
import static dev.backstitch.session.Crew.Lockers.LOCKERS;
import static dev.backstitch.session.Crew.Members.MEMBERS;
import static dev.backstitch.session.Crew.Teams.TEAMS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Crew.Badge;
import dev.backstitch.session.Crew.Locker;
import dev.backstitch.session.Crew.Member;
import dev.backstitch.session.Crew.Team;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What foreign keys make of further rows, and links of further kinds. */
class BulkCascadeTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Crew.MODEL);

    private final Team red = new Team("red");
    private final Team blue = new Team("blue");
    private final Member ann = new Member("ann");
    private final Member ben = new Member("ben");
    private final Badge gold = new Badge("gold");
    private final Badge iron = new Badge("iron");

    @BeforeEach
    void twoTeams() {
        red.members.addAll(List.of(ann, ben));
        ben.mentor.set(ann);
        ben.badges.add(gold);
        red.badges.addAll(List.of(gold, iron));
        SAMPLE.db().transaction(session -> {
            session.add(red);
            session.add(blue);
        });
        SAMPLE.statements();
    }

    private void all(Session session) {
        session.add(red);
        session.add(blue);
        SAMPLE.statements();
    }

    private static void assertNothingToFlush(Session session) {
        SAMPLE.statements();
        session.flush();
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void whatIsDeletedAlongLeavesTheSession() {
        SAMPLE.db().transaction(session -> {
            all(session);
            assertThat(session.deleteFrom(MEMBERS).where(MEMBERS.name.eq("ann")).run())
                    .isEqualTo(1);
            assertThat(SAMPLE.statements()).hasSize(3);
            assertThat(red.members).isEmpty();
            assertThat(session.contains(ann)).isFalse();
            assertThat(session.contains(ben)).isFalse();
            assertThat(session.contains(gold)).isFalse();
            assertThat(session.contains(iron)).isTrue();
            assertThat(red.badges).containsExactly(iron);
            assertThat(ben.mentor.get()).isNull();
            assertMirrored(Crew.MODEL, red, blue, iron, ann, ben, gold);
        });
        assertThat(SAMPLE.sql().fetchCount(MEMBERS)).isZero();
        assertThat(SAMPLE.sql().fetchCount(BADGES)).isOne();
    }

    @Test
    void whatIsDeletedAlongLeavesTheSessionWhereTheTableItselfIsNotInIt() {
        SAMPLE.db().transaction(session -> {
            Badge loaded = session.one(from(BADGES).where(BADGES.title.eq("gold")));
            Team team = loaded.team.get();
            assertThat(team.badges).hasSize(2);
            SAMPLE.statements();
            assertThat(session.deleteFrom(MEMBERS).where(MEMBERS.name.eq("ann")).run())
                    .isEqualTo(1);
            assertThat(SAMPLE.statements())
                    .hasSize(2)
                    .first()
                    .isEqualTo("delete from \"members\" where \"members\".\"name\" = ?");
            assertThat(session.contains(loaded)).isFalse();
            assertThat(team.badges).extracting(b -> b.title).containsExactly("iron");
            assertNothingToFlush(session);
        });
    }

    @Test
    void aKeyThatIsSetToNullIsSeen() {
        SAMPLE.db().transaction(session -> {
            all(session);
            assertThat(session.update(BADGES).setNull(BADGES.teamId).all().run())
                    .isEqualTo(2);
            session.deleteFrom(TEAMS).where(TEAMS.code.eq("red")).run();
            assertThat(ann.team.get()).isNull();
            assertThat(session.contains(red)).isFalse();
            assertThat(red.members).isEmpty();
            assertMirrored(Crew.MODEL, ann, ben, red);
            assertNothingToFlush(session);
            ann.team.set(blue);
        });
        assertThat(SAMPLE.sql()
                        .select(MEMBERS.teamCode)
                        .from(MEMBERS)
                        .orderBy(MEMBERS.id)
                        .fetch(MEMBERS.teamCode))
                .containsExactly("blue", null);
    }

    @Test
    void aKeyThatFollowsAnotherIsSeen() {
        SAMPLE.db().transaction(session -> {
            all(session);
            session.update(TEAMS)
                    .set(TEAMS.code, TEAMS.code.concat("!"))
                    .where(TEAMS.code.eq("red"))
                    .run();
            assertThat(red.code).isEqualTo("red!");
            assertThat(red.members).containsExactly(ann, ben);
            assertThat(ann.team.get()).isSameAs(red);
            assertNothingToFlush(session);
            ann.team.set(blue);
            session.flush();
            ann.team.set(red);
        });
        assertThat(SAMPLE.sql().fetchCount(MEMBERS, MEMBERS.teamCode.eq("red!")))
                .isEqualTo(2);
    }

    @Test
    void aRollbackKeepsLinksOfAKeyThatFollowedAnother() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    all(session);
                    session.update(TEAMS)
                            .set(TEAMS.code, TEAMS.code.concat("!"))
                            .all()
                            .run();
                    throw new IllegalStateException("back");
                }))
                .hasMessage("back");
        assertThat(red.code).isEqualTo("red");
        assertThat(red.members).containsExactly(ann, ben);
        assertThat(ann.team.get()).isSameAs(red);
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> session.add(red));
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void rowsThatNameEachOtherGoTogether() {
        SAMPLE.db().transaction(session -> {
            all(session);
            assertThat(session.deleteFrom(MEMBERS).all().run()).isEqualTo(2);
            assertThat(red.members).isEmpty();
            assertThat(ben.mentor.get()).isNull();
            assertNothingToFlush(session);
        });
    }

    @Test
    void aStoredOrderIsReadAgain() {
        SAMPLE.db().transaction(session -> {
            all(session);
            assertThat(red.badges).containsExactly(gold, iron);
            session.update(BADGES)
                    .set(BADGES.place, BADGES.place.neg().plus(1))
                    .all()
                    .run();
            assertThat(red.badges).containsExactly(iron, gold);
            assertThat(iron.place).isZero();
            assertNothingToFlush(session);
            red.badges.swap(0, 1);
        });
        assertThat(SAMPLE.sql()
                        .select(BADGES.title)
                        .from(BADGES)
                        .orderBy(BADGES.place)
                        .fetch(BADGES.title))
                .containsExactly("gold", "iron");
    }

    @Test
    void aOneToOneMovesAtBothEnds() {
        Locker locker = new Locker();
        Locker other = new Locker();
        SAMPLE.db().transaction(session -> {
            all(session);
            ann.locker.set(locker);
            session.add(other);
            session.flush();
            assertThat(locker.memberId).isEqualTo(ann.id);
            session.update(LOCKERS)
                    .set(LOCKERS.memberId, ben.id)
                    .where(LOCKERS.id.eq(locker.id))
                    .run();
            assertThat(locker.memberId).isEqualTo(ben.id);
            assertThat(ben.locker.get()).isSameAs(locker);
            assertThat(locker.member.get()).isSameAs(ben);
            assertThat(ann.locker.get()).isNull();
            assertMirrored(Crew.MODEL, ann, ben, locker);
            session.update(LOCKERS)
                    .set(LOCKERS.memberId, ann.id)
                    .where(LOCKERS.id.eq(other.id))
                    .run();
            assertThat(ann.locker.get()).isSameAs(other);
            assertMirrored(Crew.MODEL, ann, ben, locker, other);
            assertNothingToFlush(session);
        });
    }

    @Test
    void aSavepointsRollbackBringsBackWhatWasDeletedAlong() {
        SAMPLE.db().transaction(session -> {
            all(session);
            assertThatThrownBy(() -> session.transaction(inner -> {
                        inner.deleteFrom(MEMBERS).where(MEMBERS.name.eq("ann")).run();
                        inner.deleteFrom(BADGES).all().run();
                        inner.deleteFrom(TEAMS).all().run();
                        assertThat(inner.contains(red)).isFalse();
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThat(red.members).containsExactly(ann, ben);
            assertThat(red.badges).containsExactly(gold, iron);
            assertThat(ben.mentor.get()).isSameAs(ann);
            assertThat(ben.badges).containsExactly(gold);
            assertThat(session.contains(gold)).isTrue();
            assertMirrored(Crew.MODEL, red, blue);
            assertNothingToFlush(session);
            gold.title = "silver";
        });
        assertThat(SAMPLE.sql().fetchCount(BADGES, BADGES.title.eq("silver"))).isOne();
    }
}
