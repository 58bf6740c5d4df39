package dev.backstitch.kinds;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.kinds.Friend.FRIENDSHIP;
import static dev.backstitch.kinds.Friend.Friends.FRIENDS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SymmetricTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Kinds.MODEL);

    private final Friend ann = new Friend("Ann");
    private final Friend bob = new Friend("Bob");
    private final Friend cid = new Friend("Cid");

    private static List<List<Object>> rows() {
        return SAMPLE.sql().selectFrom(FRIENDSHIP.table()).orderBy(1, 2).fetch(row -> List.of(row.get(0), row.get(1)));
    }

    private static List<Object> inOrder(Friend one, Friend other) {
        return List.of(Math.min(one.id, other.id), Math.max(one.id, other.id));
    }

    @Test
    void bothDirectionsAreOneLink() {
        assertThat(ann.friends.add(bob)).isTrue();
        assertThat(bob.friends.add(ann)).isFalse();
        assertThat(bob.friends).containsExactly(ann);
        assertThat(bob.friends.remove(ann)).isTrue();
        assertThat(ann.friends).isEmpty();
        assertThat(ann.friends.add(ann)).isTrue();
        assertThat(ann.friends).containsExactly(ann);
        assertMirrored(Kinds.MODEL, ann, bob);
        assertThat(ann.friends.remove(ann)).isTrue();
        assertThat(ann.friends).isEmpty();
    }

    @Test
    void aLinkIsOneRowWhicheverSideMadeIt() {
        bob.friends.add(ann);
        ann.friends.add(cid);
        cid.friends.add(cid);
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.flush();
            bob.friends.add(cid);
            cid.friends.add(bob);
        });
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        inOrder(ann, bob), inOrder(ann, cid), inOrder(bob, cid), List.of(cid.id, cid.id));
    }

    @Test
    void rowsAreReadFromBothSidesInOneStatement() {
        ann.friends.addAll(List.of(bob, cid));
        SAMPLE.db().transaction(session -> session.add(ann));
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> {
            List<Friend> all = session.list(from(FRIENDS).orderBy(FRIENDS.name).with(FRIENDS.friends));
            assertThat(SAMPLE.statements()).hasSize(2);
            assertThat(all.get(0).friends).containsExactlyInAnyOrder(all.get(1), all.get(2));
            assertThat(all.get(1).friends).containsExactly(all.get(0));
            assertThat(all.get(2).friends).containsExactly(all.get(0));
            assertThat(SAMPLE.statements()).isEmpty();
            assertMirrored(Kinds.MODEL, all.toArray());
        });
    }

    @Test
    void aLinkThatTwoRowsTellOfIsReadOnceAndRemovedWhole() {
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.add(bob);
        });
        SAMPLE.sql()
                .insertInto(FRIENDSHIP.table())
                .values(ann.id, bob.id)
                .values(bob.id, ann.id)
                .execute();
        SAMPLE.db().transaction(session -> {
            Friend loaded = session.one(from(FRIENDS).where(FRIENDS.name.eq("Ann")));
            assertThat(loaded.friends).hasSize(1);
            loaded.friends.clear();
        });
        assertThat(rows()).isEmpty();
    }

    @Test
    void changesWithoutLoadingAreOneRowToo() {
        ann.friends.add(bob);
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.add(cid);
        });
        SAMPLE.db().transaction(session -> {
            List<Friend> all = session.list(from(FRIENDS).orderBy(FRIENDS.name));
            SAMPLE.statements();
            all.get(1).friends.add(all.get(0));
            all.get(0).friends.add(all.get(2));
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(all.get(0).friends).containsExactlyInAnyOrder(all.get(1), all.get(2));
        });
        assertThat(rows()).hasSize(2);
        SAMPLE.db().transaction(session -> {
            List<Friend> all = session.list(from(FRIENDS).orderBy(FRIENDS.name));
            all.get(1).friends.remove(all.get(0));
        });
        assertThat(rows()).hasSize(1);
    }

    @Test
    void queriesAskEitherWay() {
        ann.friends.add(bob);
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.add(cid);
            session.flush();
            assertThat(session.list(from(FRIENDS).where(FRIENDS.friends.any(FRIENDS.name.eq("Ann")))))
                    .containsExactly(bob);
            assertThat(session.list(from(FRIENDS).where(FRIENDS.friends.any(FRIENDS.name.eq("Bob")))))
                    .containsExactly(ann);
            assertThat(session.list(from(FRIENDS).where(DSL.not(FRIENDS.friends.any()))))
                    .containsExactly(cid);
        });
    }
}
