package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.plans.Forum.Marks.MARKS;
import static dev.backstitch.plans.Forum.Remarks.REMARKS;
import static dev.backstitch.plans.Forum.Topics.TOPICS;
import static dev.backstitch.plans.Forum.Writers.WRITERS;
import static dev.backstitch.query.Window.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.UsageException;
import dev.backstitch.plans.Forum.Remark;
import dev.backstitch.plans.Forum.Topic;
import dev.backstitch.plans.Forum.Writer;
import dev.backstitch.query.Window;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.testing.Mirrors;
import java.util.List;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoundTripTest {

    @RegisterExtension
    static final SampleDatabase FORUM = new SampleDatabase(Forum.MODEL);

    /** Ann wrote the topics j1 and j2 and follows Ben; Ben wrote s1. j1 has the marks good and nice and the remarks a (b (c)) and d. */
    @BeforeEach
    void rows() {
        FORUM.sql().execute("insert into writers (id, name) values (1, 'Ann'), (2, 'Ben'), (3, 'Cid')");
        FORUM.sql().execute("insert into cards (id, text, writer_id) values (1, 'card', 1)");
        FORUM.sql().execute("insert into follows values (1, 2)");
        FORUM.sql()
                .execute("insert into topics values ('java', 1, 'j1', 1), ('java', 2, 'j2', 1), ('sql', 1, 's1', 2)");
        FORUM.sql().execute("insert into marks (id, name) values (1, 'good'), (2, 'nice')");
        FORUM.sql().execute("insert into topic_marks values ('java', 1, 1), ('java', 1, 2), ('sql', 1, 2)");
        FORUM.sql()
                .execute("insert into remarks (id, text, score, topic_board, topic_no, writer_id, parent_id) values"
                        + " (1, 'a', 1, 'java', 1, 2, null), (2, 'b', 2, null, null, 1, 1), (3, 'c', 3, null, null, null, 2),"
                        + " (4, 'd', 4, 'java', 1, 3, null)");
    }

    @Test
    void aWholePlanIsOneStatement() {
        FORUM.db().transaction(session -> {
            List<Writer> writers = session.list(from(WRITERS)
                    .where(WRITERS.name.ne("Cid"))
                    .orderBy(WRITERS.name.desc())
                    .limit(2)
                    .with(WRITERS.topics, topic -> topic.with(TOPICS.marks))
                    .inOneRoundTrip());
            assertThat(FORUM.statements())
                    .containsExactly(
                            "with \"$0\" as materialized (select \"writers\".\"id\" as \"c0\", \"writers\".\"name\" as \"c1\""
                                    + " from \"writers\" where \"writers\".\"name\" <> ? order by \"writers\".\"name\" desc fetch next ? rows only),"
                                    + " \"$1\" as materialized (select \"topics\".\"board\" as \"c0\", \"topics\".\"no\" as \"c1\","
                                    + " \"topics\".\"title\" as \"c2\", \"topics\".\"writer_id\" as \"c3\" from \"topics\""
                                    + " where (\"topics\".\"writer_id\") in (select \"$0\".\"c0\" from \"$0\")"
                                    + " order by \"topics\".\"board\", \"topics\".\"no\"),"
                                    + " \"$2\" as (select \"topic_marks\".\"topic_board\" as \"c0\", \"topic_marks\".\"topic_no\" as \"c1\","
                                    + " \"marks\".\"id\" as \"c2\", \"marks\".\"name\" as \"c3\""
                                    + " from \"topic_marks\" join \"marks\" on \"marks\".\"id\" = \"topic_marks\".\"mark_id\""
                                    + " where (\"topic_marks\".\"topic_board\", \"topic_marks\".\"topic_no\") in"
                                    + " (select \"$1\".\"c0\", \"$1\".\"c1\" from \"$1\") order by \"marks\".\"id\")"
                                    + " (select 0, \"$0\".\"c0\", \"$0\".\"c1\", cast(null as int), cast(null as text) from \"$0\")"
                                    + " union all (select 1, \"$1\".\"c3\", \"$1\".\"c0\", \"$1\".\"c1\", \"$1\".\"c2\" from \"$1\")"
                                    + " union all (select 2, \"$2\".\"c2\", \"$2\".\"c0\", \"$2\".\"c1\", \"$2\".\"c3\" from \"$2\")");
            assertThat(writers).extracting(Writer::toString).containsExactly("Ben", "Ann");
            assertThat(writers.get(1).topics)
                    .extracting(topic -> topic.title + topic.marks.stream().toList())
                    .containsExactly("j1[good, nice]", "j2[]");
            assertThat(writers.get(0).topics.get(0).marks)
                    .extracting(mark -> mark.name)
                    .containsExactly("nice");
            assertThat(writers.get(0).topics.get(0).writer.get()).isSameAs(writers.get(0));
            assertThat(FORUM.statements()).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, writers.toArray());
        });
    }

    @Test
    void referencesWindowsAndTreesGoWithIt() {
        Window<Topic, Remark> best = window(TOPICS.remarks)
                .where(REMARKS.score.gt(0))
                .orderBy(REMARKS.score.desc())
                .limit(1);
        FORUM.db().transaction(session -> {
            List<Topic> topics = session.list(from(TOPICS)
                    .orderBy(TOPICS.board, TOPICS.no)
                    .with(best, remark -> remark.with(REMARKS.writer))
                    .withJoined(
                            TOPICS.writer, writer -> writer.with(WRITERS.card).with(WRITERS.following))
                    .with(
                            TOPICS.remarks,
                            remark -> remark.withDescendants(REMARKS.replies, reply -> reply.with(REMARKS.writer)))
                    .inOneRoundTrip());
            assertThat(FORUM.statements()).hasSize(1).first().asString().startsWith("with recursive ");
            Topic j1 = topics.get(0);
            assertThat(topics).extracting(topic -> best.of(topic).toString()).containsExactly("[d]", "[]", "[]");
            assertThat(best.of(j1).get(0).writer.get().name).isEqualTo("Cid");
            assertThat(j1.writer.get().card.get().text).isEqualTo("card");
            assertThat(j1.writer.get().following.get(0))
                    .isSameAs(topics.get(2).writer.get());
            assertThat(topics.get(2).writer.get().card.get()).isNull();
            Remark a = j1.remarks.get(0);
            assertThat(a.replies.get(0).replies.get(0).replies).isEmpty();
            assertThat(a.replies.get(0).writer.get().name).isEqualTo("Ann");
            assertThat(a.replies.get(0).replies.get(0).writer.get()).isNull();
            assertThat(a.writer.get()).isSameAs(topics.get(2).writer.get());
            assertThat(FORUM.statements()).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, topics.toArray());
        });
    }

    @Test
    void levelsDownAndUpToADepth() {
        FORUM.db().transaction(session -> {
            Remark a = session.one(from(REMARKS)
                    .where(REMARKS.text.eq("a"))
                    .withDescendants(REMARKS.replies, 1)
                    .inOneRoundTrip());
            assertThat(FORUM.statements()).hasSize(1);
            assertThat(a.replies).hasSize(1);
            assertThat(a.replies.get(0).replies.isLoaded()).isFalse();
        });
        FORUM.db().transaction(session -> {
            Remark c = session.one(from(REMARKS)
                    .where(REMARKS.text.eq("c"))
                    .withAncestors(REMARKS.parent)
                    .inOneRoundTrip());
            assertThat(c.parent.get().parent.get().parent.get()).isNull();
            assertThat(FORUM.statements()).hasSize(1);
        });
        FORUM.db().transaction(session -> {
            Writer ann = session.one(from(WRITERS)
                    .where(WRITERS.name.eq("Ann"))
                    .withDescendants(WRITERS.following)
                    .fetching(writer -> writer.withDescendants(WRITERS.followers, 2))
                    .inOneRoundTrip());
            assertThat(ann.following.get(0).following).isEmpty();
            assertThat(ann.followers).isEmpty();
            assertThat(FORUM.statements()).hasSize(1);
        });
    }

    @Test
    void withoutAPlanItIsAQueryAsEver() {
        FORUM.db().transaction(session -> {
            session.list(from(MARKS).inOneRoundTrip());
            assertThat(FORUM.statements())
                    .containsExactly("select \"marks\".\"id\", \"marks\".\"name\" from \"marks\"");
        });
    }

    @Test
    void namedParametersAreBoundAndAQueryIsRenderedOnce() {
        Param<String> name = DSL.param("name", String.class);
        EntityQuery<Writer> query =
                from(WRITERS).where(WRITERS.name.eq(name)).with(WRITERS.topics).inOneRoundTrip();
        FORUM.db().transaction(session -> {
            assertThat(session.one(query.bind(name, "Ann")).topics).hasSize(2);
            assertThat(session.one(query.bind(name, "Ben")).topics).hasSize(1);
            List<String> ran = FORUM.statements();
            assertThat(ran).hasSize(2);
            assertThat(ran.get(1)).isSameAs(ran.get(0));
        });
    }

    @Test
    void whatIsPendingIsFlushedBeforeAndWhatIsThereStays() {
        FORUM.db().transaction(session -> {
            Writer ann = session.get(WRITERS.id, 1L);
            Topic s1 = session.one(from(TOPICS).where(TOPICS.title.eq("s1")));
            s1.writer.set(ann);
            ann.name = "Anna";
            session.list(from(WRITERS)
                    .with(WRITERS.topics, topic -> topic.with(TOPICS.marks))
                    .inOneRoundTrip());
            assertThat(ann.topics).extracting(Topic::toString).containsExactlyInAnyOrder("j1", "j2", "s1");
            assertThat(ann.name).isEqualTo("Anna");
            Mirrors.assertMirrored(Forum.MODEL, ann);
        });
    }

    @Test
    void aLockIsRefusedBecauseItLeavesTheSnapshot() {
        assertThatThrownBy(() ->
                        from(WRITERS).with(WRITERS.topics).inOneRoundTrip().forUpdate())
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the query on Writers locks rows, which may be newer than the one snapshot that inOneRoundTrip() reads: leave out one of the"
                                + " two");
        assertThatThrownBy(() -> from(WRITERS).forShare().inOneRoundTrip()).isInstanceOf(UsageException.class);
    }
}
