package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.plans.Forum.Marks.MARKS;
import static dev.backstitch.plans.Forum.Remarks.REMARKS;
import static dev.backstitch.plans.Forum.Topics.TOPICS;
import static dev.backstitch.plans.Forum.Writers.WRITERS;
import static dev.backstitch.query.Window.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.plans.Forum.Mark;
import dev.backstitch.plans.Forum.Remark;
import dev.backstitch.plans.Forum.Topic;
import dev.backstitch.plans.Forum.Writer;
import dev.backstitch.query.Window;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.testing.Mirrors;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WindowTest {

    @RegisterExtension
    static final SampleDatabase FORUM = new SampleDatabase(Forum.MODEL);

    private static final Window<Topic, Remark> BEST =
            window(TOPICS.remarks).orderBy(REMARKS.score.desc(), REMARKS.id).limit(2);

    /** Topic (java, 1) has the remarks a5, b9, c7 by Ann, b9 with the replies x1 and y2; (java, 2) has d1; (sql, 1) has none. */
    @BeforeEach
    void rows() {
        FORUM.db().transaction(session -> {
            Writer ann = new Writer("Ann");
            Writer ben = new Writer("Ben");
            Writer cid = new Writer("Cid");
            ann.followers.add(ben);
            ann.followers.add(cid);
            ben.followers.add(cid);
            Topic first = new Topic("java", 1, "j1");
            Topic second = new Topic("java", 2, "j2");
            Remark b9 = new Remark("b9", 9);
            first.remarks.addAll(List.of(new Remark("a5", 5), b9, new Remark("c7", 7)));
            first.remarks.forEach(remark -> remark.writer.set(ann));
            b9.replies.addAll(List.of(new Remark("x1", 1), new Remark("y2", 2)));
            second.remarks.add(new Remark("d1", 1));
            Mark good = new Mark("good");
            Mark nice = new Mark("nice");
            first.marks.addAll(List.of(good, nice));
            second.marks.add(nice);
            session.add(first);
            session.add(second);
            session.add(new Topic("sql", 1, "s1"));
        });
        FORUM.statements();
    }

    @Test
    void aWindowIsOneStatementForAnyNumberOfOwners() {
        List<Topic> topics = FORUM.db()
                .transaction(session -> session.list(
                        from(TOPICS).orderBy(TOPICS.board, TOPICS.no).with(BEST)));
        assertThat(FORUM.statements())
                .hasSize(2)
                .last()
                .isEqualTo(
                        "select \"$owner\".\"c0\", \"$owner\".\"c1\", \"$element\".\"f0\", \"$element\".\"f1\", \"$element\".\"f2\","
                                + " \"$element\".\"f3\", \"$element\".\"f4\", \"$element\".\"f5\", \"$element\".\"f6\""
                                + " from unnest(cast(? as text[]), cast(? as int4[])) with ordinality as \"$owner\" (\"c0\", \"c1\", \"ord\")"
                                + " cross join lateral (select \"remarks\".\"id\" as \"f0\", \"remarks\".\"text\" as \"f1\","
                                + " \"remarks\".\"score\" as \"f2\", \"remarks\".\"topic_board\" as \"f3\", \"remarks\".\"topic_no\" as \"f4\","
                                + " \"remarks\".\"writer_id\" as \"f5\", \"remarks\".\"parent_id\" as \"f6\","
                                + " row_number() over (order by \"remarks\".\"score\" desc, \"remarks\".\"id\") as \"place\" from \"remarks\""
                                + " where (\"$owner\".\"c0\" = \"remarks\".\"topic_board\" and \"$owner\".\"c1\" = \"remarks\".\"topic_no\")"
                                + " order by \"remarks\".\"score\" desc, \"remarks\".\"id\" fetch next ? rows only) as \"$element\""
                                + " order by \"$owner\".\"ord\", \"$element\".\"place\"");
        assertThat(topics).extracting(topic -> BEST.of(topic).toString()).containsExactly("[b9, c7]", "[d1]", "[]");
    }

    @Test
    void itNeverPosesAsTheCollection() {
        FORUM.db().transaction(session -> {
            Topic topic = session.list(
                            from(TOPICS).orderBy(TOPICS.board, TOPICS.no).with(BEST))
                    .get(0);
            assertThat(topic.remarks.isLoaded()).isFalse();
            FORUM.statements();
            assertThat(topic.remarks).hasSize(3).containsAll(BEST.of(topic));
            assertThat(FORUM.statements()).hasSize(1);
            Mirrors.assertMirrored(Forum.MODEL, topic);
        });
    }

    @Test
    void itsElementsAreOrdinaryEntitiesThatKnowTheirOwner() {
        FORUM.db().transaction(session -> {
            Topic topic = session.list(
                            from(TOPICS).orderBy(TOPICS.board, TOPICS.no).with(BEST))
                    .get(0);
            FORUM.statements();
            Remark best = BEST.of(topic).get(0);
            assertThat(best.topic.isLoaded()).isTrue();
            assertThat(best.topic.get()).isSameAs(topic);
            assertThat(session.get(REMARKS.id, best.id)).isSameAs(best);
            assertThat(FORUM.statements()).isEmpty();
            best.score = 10;
        });
        assertThat(FORUM.sql()
                        .fetchValues(DSL.select(REMARKS.score).from(REMARKS).where(REMARKS.text.eq("b9"))))
                .containsExactly(10);
    }

    @Test
    void anIndexServesTheLimitOfEachOwner() {
        FORUM.sql()
                .execute("insert into remarks (text, score, topic_board, topic_no)"
                        + " select 'r', s, 'java', 1 from generate_series(1, 20000) s");
        FORUM.sql().execute("create index best on remarks (topic_board, topic_no, score desc, id)");
        FORUM.sql().execute("analyze remarks");
        FORUM.db().transaction(session -> session.list(from(TOPICS).with(BEST)));
        String sql = FORUM.statements().get(1);
        String plan = FORUM.sql()
                .resultQuery(
                        "explain (analyze, costs off, timing off, summary off) " + sql,
                        new String[] {"java", "java"},
                        new Integer[] {1, 2},
                        2)
                .fetch()
                .format();
        FORUM.sql().execute("drop index best");
        assertThat(plan).contains("Index Scan using best on remarks (actual rows=");
        assertThat(plan).doesNotContain("Seq Scan").doesNotContain("20000");
    }

    @Test
    void throughAnAssociationTable() {
        Window<Topic, Mark> last =
                window(TOPICS.marks).orderBy(MARKS.name.desc()).limit(1);
        FORUM.db().transaction(session -> {
            List<Topic> topics =
                    session.list(from(TOPICS).orderBy(TOPICS.board, TOPICS.no).with(last));
            assertThat(FORUM.statements()).hasSize(2);
            assertThat(topics).extracting(topic -> last.of(topic).toString()).containsExactly("[nice]", "[nice]", "[]");
            assertThat(last.of(topics.get(0)).get(0))
                    .isSameAs(last.of(topics.get(1)).get(0));
            assertThat(topics.get(0).marks.isLoaded()).isFalse();
            assertThat(last.of(topics.get(0)).get(0).topics.isLoaded()).isFalse();
        });
    }

    @Test
    void alongRelationshipsOfATableToItself() {
        Window<Writer, Writer> followers = window(WRITERS.followers).where(WRITERS.name.ne("Ben"));
        Window<Remark, Remark> replies =
                window(REMARKS.replies).orderBy(REMARKS.score.desc()).limit(1);
        FORUM.db().transaction(session -> {
            List<Writer> writers =
                    session.list(from(WRITERS).orderBy(WRITERS.name).with(followers));
            assertThat(writers)
                    .extracting(writer -> followers.of(writer).toString())
                    .containsExactly("[Cid]", "[Cid]", "[]");
            Remark b9 = session.one(from(REMARKS).where(REMARKS.text.eq("b9")).with(replies));
            assertThat(replies.of(b9)).extracting(Remark::toString).containsExactly("y2");
            assertThat(replies.of(b9).get(0).parent.get()).isSameAs(b9);
            assertThat(b9.replies.isLoaded()).isFalse();
        });
    }

    @Test
    void nestedAnywhereInAPlanWithMoreForItsElements() {
        Window<Remark, Remark> replies = window(REMARKS.replies).limit(1);
        FORUM.db().transaction(session -> {
            Writer ann = session.one(from(WRITERS)
                    .where(WRITERS.name.eq("Ann"))
                    .with(WRITERS.remarks, remarks -> remarks.with(replies, reply -> reply.with(REMARKS.topic))));
            assertThat(FORUM.statements()).hasSize(3);
            assertThat(ann.remarks)
                    .extracting(remark -> replies.of(remark).toString())
                    .containsExactly("[]", "[x1]", "[]");
        });
        FORUM.db().transaction(session -> {
            List<Topic> topics = session.list(from(TOPICS).with(BEST, remarks -> remarks.with(REMARKS.writer)));
            assertThat(FORUM.statements()).hasSize(3);
            assertThat(BEST.of(topics.get(0)).get(0).writer.get().name).isEqualTo("Ann");
            assertThat(FORUM.statements()).isEmpty();
        });
    }

    @Test
    void forObjectsInHand() {
        FORUM.db().transaction(session -> {
            List<Topic> topics = session.list(from(TOPICS).orderBy(TOPICS.board, TOPICS.no));
            FORUM.statements();
            session.load(topics, topic -> topic.with(BEST));
            assertThat(FORUM.statements()).hasSize(1);
            assertThat(BEST.of(topics.get(0))).hasSize(2);
        });
    }

    @Test
    void itIsTheLastThatWasLoadedAndSeesWhatIsPending() {
        FORUM.db().transaction(session -> {
            Topic topic = session.list(
                            from(TOPICS).orderBy(TOPICS.board, TOPICS.no).with(BEST))
                    .get(0);
            Remark best = BEST.of(topic).get(0);
            topic.remarks.remove(best);
            topic.remarks.add(new Remark("z8", 8));
            assertThat(BEST.of(topic)).extracting(Remark::toString).containsExactly("b9", "c7");
            session.load(List.of(topic), each -> each.with(BEST));
            assertThat(BEST.of(topic)).extracting(Remark::toString).containsExactly("z8", "c7");
            assertThat(best.topic.get()).isNull();
        });
    }

    @Test
    void whatIsPendingInATableOfItsConditionIsFlushedBefore() {
        Window<Topic, Remark> byZoe = window(TOPICS.remarks).where(REMARKS.writer.has(WRITERS.name.eq("Zoe")));
        FORUM.db().transaction(session -> {
            Writer ann = session.one(from(WRITERS).where(WRITERS.name.eq("Ann")));
            ann.name = "Zoe";
            Topic topic = session.list(
                            from(TOPICS).orderBy(TOPICS.board, TOPICS.no).with(byZoe))
                    .get(0);
            assertThat(byZoe.of(topic)).hasSize(3);
        });
    }

    @Test
    void itStaysReadableAfterTheSessionAndInTheNext() {
        Topic topic = FORUM.db()
                .transaction(session -> session.list(
                                from(TOPICS).orderBy(TOPICS.board, TOPICS.no).with(BEST))
                        .get(0));
        assertThat(BEST.of(topic)).hasSize(2);
        assertThatThrownBy(() -> BEST.of(topic).remove(0)).isInstanceOf(UnsupportedOperationException.class);
        FORUM.db().transaction(session -> {
            session.attach(topic);
            assertThat(BEST.of(topic)).hasSize(2);
            session.detach(topic);
            assertThat(BEST.of(topic)).hasSize(2);
        });
    }

    @Test
    void whatANestedTransactionLoadedIsGoneWithIt() {
        FORUM.db().transaction(session -> {
            Topic topic =
                    session.list(from(TOPICS).orderBy(TOPICS.board, TOPICS.no)).get(0);
            assertThatThrownBy(() -> session.transaction(nested -> {
                        topic.remarks.add(new Remark("n99", 99));
                        nested.load(List.of(topic), each -> each.with(BEST));
                        assertThat(BEST.of(topic).get(0).text).isEqualTo("n99");
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThatThrownBy(() -> BEST.of(topic)).isInstanceOf(UsageException.class);
        });
    }

    @Test
    void readingOneThatWasNotLoadedNamesTheCure() {
        FORUM.db().transaction(session -> {
            Topic topic = session.list(from(TOPICS).with(BEST)).get(0);
            FORUM.statements();
            assertThatThrownBy(() -> BEST.limit(5).of(topic))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "window(Topics.remarks) was not loaded for this object of Topic: give this very window to with(..) of the"
                                    + " query, or load it by session.load(objects, plan -> plan.with(window))");
            assertThat(FORUM.statements()).isEmpty();
        });
        assertThatThrownBy(() -> BEST.of(new Topic("x", 1, "new"))).isInstanceOf(UsageException.class);
    }

    @Test
    void aStrictQueryPrintsTheWindow() {
        FORUM.db().transaction(session -> {
            Topic topic = session.list(from(TOPICS)
                            .orderBy(TOPICS.board, TOPICS.no)
                            .with(BEST)
                            .strict())
                    .get(0);
            assertThatThrownBy(() -> BEST.of(topic).get(0).writer.get())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Remarks.writer is not loaded for the object Remarks 2 that came with 2 others by from(Topics).with(window of"
                                    + " remarks), and reading it is strict: add .with(window(TOPICS.remarks), remarks -> remarks.with("
                                    + "REMARKS.writer)) to the query, or load it for all of them at once by session.load(..); nothing was sent");
        });
    }

    @Test
    void whatDoesNotFitIsToldBeforeAnythingIsSent() {
        assertThatThrownBy(() -> window(TOPICS.remarks).limit(0))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "limit(0) of window(Topics.remarks) shows nothing: give at least 1, or leave the limit out");
        Window<Topic, Remark> stranger = window(TOPICS.remarks).where(WRITERS.name.eq("Ann"));
        Window<Topic, Remark> unbound = window(TOPICS.remarks).where(REMARKS.text.eq(DSL.param("text", String.class)));
        Window<Topic, Remark> unstorable = window(TOPICS.remarks).where(REMARKS.text.eq("a\u0000"));
        FORUM.db().transaction(session -> {
            assertThatThrownBy(() -> session.list(from(TOPICS).with(stranger)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the window(Topics.remarks) uses Writers.name, and reads no writers: ask through a relationship, as in"
                                    + " any(..), has(..) or path(..), or join the table");
            assertThat(FORUM.statements()).isEmpty();
            List<Topic> topics = session.list(from(TOPICS));
            FORUM.statements();
            assertThatThrownBy(() -> session.load(topics, topic -> topic.with(unbound)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the window(Topics.remarks) has a parameter 'text' without a value: a window is given its values where it is made; nothing was sent");
            assertThatThrownBy(() -> session.load(topics, topic -> topic.with(unstorable)))
                    .hasMessage(
                            "the window(Topics.remarks) compares with a value that contains U+0000 at index 1, which PostgreSQL does not"
                                    + " store: no row has it; nothing was sent");
            assertThat(FORUM.statements()).isEmpty();
        });
    }
}
