package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.plans.Forum.Remarks.REMARKS;
import static dev.backstitch.plans.Forum.Writers.WRITERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.ToMany;
import dev.backstitch.plans.Forum.Remark;
import dev.backstitch.plans.Forum.Writer;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.testing.Mirrors;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TreeTest {

    @RegisterExtension
    static final SampleDatabase FORUM = new SampleDatabase(Forum.MODEL);

    private static final String REMARK = "\"remarks\".\"id\", \"remarks\".\"text\", \"remarks\".\"score\","
            + " \"remarks\".\"topic_board\", \"remarks\".\"topic_no\", \"remarks\".\"writer_id\", \"remarks\".\"parent_id\"";

    /** a (b (d (f), e), c) and z, remarks 1 to 7 in the order a, b, c, d, e, f, z; Ann follows Ben, Ben Cid, Cid Ann and Dan. */
    @BeforeEach
    void rows() {
        FORUM.sql().execute("insert into writers (id, name) values (1, 'Ann'), (2, 'Ben'), (3, 'Cid'), (4, 'Dan')");
        FORUM.sql().execute("insert into follows values (1, 2), (2, 3), (3, 1), (3, 4)");
        FORUM.sql()
                .execute(
                        "insert into remarks (id, text, score, parent_id, writer_id) values (1, 'a', 0, null, 1), (2, 'b', 0, 1, 2),"
                                + " (3, 'c', 0, 1, 3), (4, 'd', 0, 2, 1), (5, 'e', 0, 2, 2), (6, 'f', 0, 4, 3), (7, 'z', 0, null, null)");
        FORUM.sql().execute("select setval(pg_get_serial_sequence('remarks', 'id'), 100)");
    }

    private static String tree(Remark remark) {
        if (!remark.replies.isLoaded()) {
            return remark.text + "?";
        }
        return remark.text
                + (remark.replies.isEmpty()
                        ? ""
                        : remark.replies.stream().map(TreeTest::tree).toList().toString());
    }

    @Test
    void allThatIsBelowIsOneStatement() {
        List<Remark> roots = FORUM.db()
                .transaction(session -> session.list(from(REMARKS)
                        .where(REMARKS.parent.isNull())
                        .orderBy(REMARKS.id)
                        .withDescendants(REMARKS.replies)));
        assertThat(FORUM.statements())
                .hasSize(2)
                .last()
                .isEqualTo(
                        "with recursive \"$tree\"(\"k0\") as (select \"v\".\"c0\" from unnest(cast(? as int8[])) as \"v\" (\"c0\")"
                                + " union select \"remarks\".\"id\" from \"$tree\" join \"remarks\" on \"$tree\".\"k0\" = \"remarks\".\"parent_id\")"
                                + " select " + REMARK
                                + " from \"remarks\" join \"$tree\" on \"$tree\".\"k0\" = \"remarks\".\"parent_id\""
                                + " order by \"remarks\".\"id\"");
        assertThat(roots).extracting(TreeTest::tree).containsExactly("a[b[d[f], e], c]", "z");
        Remark b = roots.get(0).replies.get(0);
        assertThat(b.parent.isLoaded()).isTrue();
        assertThat(b.parent.get()).isSameAs(roots.get(0));
        Mirrors.assertMirrored(Forum.MODEL, roots.toArray());
    }

    @Test
    void aDepthLeavesTheCollectionsOfTheLastLevelAsTheyWere() {
        FORUM.db().transaction(session -> {
            Remark a = session.one(from(REMARKS).where(REMARKS.text.eq("a")).withDescendants(REMARKS.replies, 2));
            assertThat(FORUM.statements())
                    .hasSize(2)
                    .last()
                    .isEqualTo("with recursive \"$tree\"(\"k0\", \"levels\") as (select \"v\".\"c0\", \"v\".\"c1\""
                            + " from unnest(cast(? as int8[]), cast(? as int4[])) as \"v\" (\"c0\", \"c1\")"
                            + " union select \"remarks\".\"id\", (\"$tree\".\"levels\" - 1) from \"$tree\""
                            + " join \"remarks\" on \"$tree\".\"k0\" = \"remarks\".\"parent_id\" where \"$tree\".\"levels\" > 1)"
                            + " select \"$owner\".\"levels\", " + REMARK
                            + " from \"remarks\" join (select \"$tree\".\"k0\","
                            + " max(\"$tree\".\"levels\") as \"levels\" from \"$tree\" group by \"$tree\".\"k0\") as \"$owner\""
                            + " on \"$owner\".\"k0\" = \"remarks\".\"parent_id\" order by \"remarks\".\"id\"");
            assertThat(tree(a)).isEqualTo("a[b[d?, e?], c]");
            Mirrors.assertMirrored(Forum.MODEL, a);
        });
    }

    @Test
    void aCycleInTheRowsEnds() {
        FORUM.sql().execute("update remarks set parent_id = 6 where id = 2");
        FORUM.db().transaction(session -> {
            Remark b = session.one(from(REMARKS).where(REMARKS.text.eq("b")).withDescendants(REMARKS.replies));
            assertThat(FORUM.statements()).hasSize(2);
            Remark f = b.replies.get(0).replies.get(0);
            assertThat(f.replies).containsExactly(b);
            assertThat(b.parent.get()).isSameAs(f);
            Mirrors.assertMirrored(Forum.MODEL, b);
            assertThat(FORUM.statements()).isEmpty();
        });
        FORUM.db().transaction(session -> {
            Remark b = session.one(from(REMARKS).where(REMARKS.text.eq("b")).withDescendants(REMARKS.replies, 50));
            assertThat(b.replies.get(0).replies.get(0).replies).containsExactly(b);
            assertThat(FORUM.statements()).hasSize(2);
        });
    }

    @Test
    void alongAnAssociationTable() {
        FORUM.db().transaction(session -> {
            Writer ann = session.one(from(WRITERS).where(WRITERS.name.eq("Ann")).withDescendants(WRITERS.following));
            assertThat(FORUM.statements())
                    .hasSize(2)
                    .last()
                    .isEqualTo(
                            "with recursive \"$tree\"(\"k0\") as (select \"v\".\"c0\" from unnest(cast(? as int8[])) as \"v\" (\"c0\")"
                                    + " union select \"writers\".\"id\" from \"$tree\" join (\"follows\" join \"writers\""
                                    + " on \"writers\".\"id\" = \"follows\".\"followed_id\") on \"$tree\".\"k0\" = \"follows\".\"follower_id\")"
                                    + " select \"follows\".\"follower_id\", \"writers\".\"id\", \"writers\".\"name\" from \"follows\""
                                    + " join \"writers\" on \"writers\".\"id\" = \"follows\".\"followed_id\""
                                    + " join \"$tree\" on \"$tree\".\"k0\" = \"follows\".\"follower_id\" order by \"writers\".\"id\"");
            Writer ben = ann.following.get(0);
            Writer cid = ben.following.get(0);
            assertThat(cid.following).extracting(Writer::toString).containsExactly("Ann", "Dan");
            assertThat(cid.following.get(0)).isSameAs(ann);
            assertThat(cid.following.get(1).following).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, ann);
            assertThat(FORUM.statements()).isEmpty();
        });
        FORUM.db().transaction(session -> {
            Writer ann = session.one(from(WRITERS).where(WRITERS.name.eq("Ann")).withDescendants(WRITERS.following, 2));
            assertThat(ann.following.get(0).following.get(0).following.isLoaded())
                    .isFalse();
        });
    }

    @Test
    void allThatIsAboveIsOneStatement() {
        FORUM.db().transaction(session -> {
            List<Remark> leaves = session.list(from(REMARKS)
                    .where(REMARKS.text.in("f", "e", "z"))
                    .orderBy(REMARKS.text)
                    .withAncestors(REMARKS.parent));
            assertThat(FORUM.statements())
                    .hasSize(2)
                    .last()
                    .isEqualTo(
                            "with recursive \"$tree\"(\"k0\") as (select \"v\".\"c0\" from unnest(cast(? as int8[])) as \"v\" (\"c0\")"
                                    + " union select \"remarks\".\"parent_id\" from \"$tree\" join \"remarks\" on \"$tree\".\"k0\" = \"remarks\".\"id\")"
                                    + " select " + REMARK
                                    + " from \"remarks\" join \"$tree\" on \"$tree\".\"k0\" = \"remarks\".\"id\""
                                    + " order by \"remarks\".\"id\"");
            assertThat(leaves.get(1).parent.get().parent.get().parent.get().text)
                    .isEqualTo("a");
            assertThat(leaves.get(0).parent.get())
                    .isSameAs(leaves.get(1).parent.get().parent.get());
            assertThat(leaves.get(0).parent.get().parent.get().parent.isLoaded())
                    .isTrue();
            assertThat(leaves.get(2).parent.get()).isNull();
            assertThat(leaves.get(0).parent.get().replies.isLoaded()).isFalse();
            assertThat(FORUM.statements()).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, leaves.toArray());
        });
        FORUM.db().transaction(session -> {
            Remark f = session.one(from(REMARKS).where(REMARKS.text.eq("f")).withAncestors(REMARKS.parent, 2));
            assertThat(FORUM.statements()).hasSize(2);
            assertThat(f.parent.get().parent.get().text).isEqualTo("b");
            assertThat(f.parent.get().parent.get().parent.isLoaded()).isFalse();
            assertThat(FORUM.statements()).isEmpty();
        });
    }

    @Test
    void moreIsLoadedForEveryLevelButTheRoots() {
        FORUM.db().transaction(session -> {
            Remark a = session.one(from(REMARKS)
                    .where(REMARKS.text.eq("a"))
                    .fetching(remark -> remark.withDescendants(REMARKS.replies, reply -> reply.with(REMARKS.writer))));
            assertThat(FORUM.statements()).hasSize(3);
            assertThat(a.replies.get(0).replies.get(0).replies.get(0).writer.get().name)
                    .isEqualTo("Cid");
            assertThat(FORUM.statements()).isEmpty();
        });
    }

    @Test
    void whatIsLoadedAlreadyIsWalkedInMemory() {
        FORUM.db().transaction(session -> {
            Remark a = session.one(from(REMARKS)
                    .where(REMARKS.text.eq("a"))
                    .with(REMARKS.replies, reply -> reply.with(REMARKS.replies)));
            FORUM.statements();
            session.load(List.of(a), remark -> remark.withDescendants(REMARKS.replies, 2));
            assertThat(FORUM.statements()).isEmpty();
            session.load(List.of(a), remark -> remark.withDescendants(REMARKS.replies));
            assertThat(FORUM.statements()).hasSize(1);
            assertThat(tree(a)).isEqualTo("a[b[d[f], e], c]");
            assertThat(FORUM.statements()).isEmpty();
        });
    }

    @Test
    void whatIsPendingIsPartOfIt() {
        FORUM.db().transaction(session -> {
            Remark a = session.get(REMARKS.id, 1L);
            Remark d = session.get(REMARKS.id, 4L);
            Remark e = session.get(REMARKS.id, 5L);
            d.parent.set(null);
            e.replies.add(d);
            e.replies.add(new Remark("new", 1));
            session.delete(session.get(REMARKS.id, 3L));
            session.load(List.of(a), remark -> remark.withDescendants(REMARKS.replies));
            assertThat(tree(a)).isEqualTo("a[b[e[d[f], new]]]");
            Mirrors.assertMirrored(Forum.MODEL, a);
        });
    }

    @Test
    void aStrictQueryPrintsTheTree() {
        FORUM.db().transaction(session -> {
            Remark a = session.one(from(REMARKS)
                    .where(REMARKS.text.eq("a"))
                    .withDescendants(REMARKS.replies)
                    .strict());
            assertThatThrownBy(() -> a.replies.get(0).writer.get())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Remarks.writer is not loaded for the object Remarks 2 that came with 4 others by from(Remarks).with(levels of"
                                    + " replies), and reading it is strict: add .withDescendants(REMARKS.replies, replies -> replies.with("
                                    + "REMARKS.writer)) to the query, or load it for all of them at once by session.load(..); nothing was sent");
        });
    }

    @Test
    void aDepthOfNothingIsRefused() {
        assertThatThrownBy(() -> from(REMARKS).withDescendants(REMARKS.replies, 0))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "a depth of 0 along Remarks.replies loads nothing: give at least 1, or leave the depth out for all levels");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // as code without types has it
    void aRelationshipThatLeadsElsewhereIsRefusedWhereTypesWereLost() {
        ToMany topics = WRITERS.topics;
        FORUM.db().transaction(session -> {
            assertThatThrownBy(() -> session.list(from(WRITERS).withDescendants(topics)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Writers.topics cannot be loaded level by level: it leads from Writers to Topics, and not from a table to itself;"
                                    + " name it by with(..)");
            assertThat(FORUM.statements()).isEmpty();
        });
    }
}
