package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.plans.Forum.Cards.CARDS;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JoinedTest {

    @RegisterExtension
    static final SampleDatabase FORUM = new SampleDatabase(Forum.MODEL);

    private static final String REMARK = "\"remarks\".\"id\", \"remarks\".\"text\", \"remarks\".\"score\","
            + " \"remarks\".\"topic_board\", \"remarks\".\"topic_no\", \"remarks\".\"writer_id\", \"remarks\".\"parent_id\"";

    /** Ann has a card; Ben none. Topic j1 is Ann's, with the remarks a by Ben and b by Ann in reply to it, and the mark good; z is alone. */
    @BeforeEach
    void rows() {
        FORUM.sql().execute("insert into writers (id, name) values (1, 'Ann'), (2, 'Ben')");
        FORUM.sql().execute("select setval(pg_get_serial_sequence('writers', 'id'), 100)");
        FORUM.sql().execute("insert into cards (id, text, writer_id) values (1, 'card', 1)");
        FORUM.sql().execute("insert into topics values ('java', 1, 'j1', 1)");
        FORUM.sql().execute("insert into marks (id, name) values (1, 'good')");
        FORUM.sql().execute("insert into topic_marks values ('java', 1, 1)");
        FORUM.sql()
                .execute(
                        "insert into remarks (id, text, score, topic_board, topic_no, writer_id, parent_id) values"
                                + " (1, 'a', 1, 'java', 1, 2, null), (2, 'b', 2, 'java', 1, 1, 1), (3, 'z', 3, null, null, null, null)");
    }

    @Test
    void theTargetComesInTheSameStatement() {
        FORUM.db().transaction(session -> {
            List<Remark> remarks =
                    session.list(from(REMARKS).orderBy(REMARKS.id).withJoined(REMARKS.writer));
            assertThat(FORUM.statements())
                    .containsExactly("select " + REMARK + ", \"$1\".\"id\", \"$1\".\"name\" from \"remarks\""
                            + " left outer join \"writers\" as \"$1\" on \"$1\".\"id\" = \"remarks\".\"writer_id\""
                            + " order by \"remarks\".\"id\"");
            assertThat(remarks)
                    .extracting(remark -> String.valueOf(remark.writer.get()))
                    .containsExactly("Ben", "Ann", "null");
            assertThat(remarks).allMatch(remark -> remark.writer.isLoaded());
            assertThat(FORUM.statements()).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, remarks.toArray());
        });
    }

    @Test
    void aSelfReferenceAndTwoReferencesToOneTableHaveNamesOfTheirOwn() {
        FORUM.db().transaction(session -> {
            Remark b = session.one(from(REMARKS)
                    .where(REMARKS.text.eq("b"), REMARKS.writer.has(WRITERS.name.eq("Ann")))
                    .withJoined(REMARKS.parent, parent -> parent.withJoined(REMARKS.writer))
                    .withJoined(REMARKS.topic, topic -> topic.withJoined(TOPICS.writer))
                    .withJoined(REMARKS.writer));
            assertThat(FORUM.statements())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(
                            "from \"remarks\" left outer join \"remarks\" as \"$1\" on \"$1\".\"id\" = \"remarks\".\"parent_id\""
                                    + " left outer join \"writers\" as \"$2\" on \"$2\".\"id\" = \"$1\".\"writer_id\""
                                    + " left outer join \"topics\" as \"$3\""
                                    + " on (\"$3\".\"board\" = \"remarks\".\"topic_board\" and \"$3\".\"no\" = \"remarks\".\"topic_no\")"
                                    + " left outer join \"writers\" as \"$4\" on \"$4\".\"id\" = \"$3\".\"writer_id\""
                                    + " left outer join \"writers\" as \"$5\" on \"$5\".\"id\" = \"remarks\".\"writer_id\" where ");
            assertThat(b.parent.get().text).isEqualTo("a");
            assertThat(b.parent.get().writer.get().name).isEqualTo("Ben");
            assertThat(b.topic.get().writer.get().name).isEqualTo("Ann");
            assertThat(b.writer.get()).isSameAs(b.topic.get().writer.get());
            assertThat(b.parent.get().parent.isLoaded()).isFalse();
            assertThat(FORUM.statements()).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, b);
        });
    }

    @Test
    void aReferenceThatTheOtherRowHoldsFillsBothEnds() {
        FORUM.db().transaction(session -> {
            List<Writer> writers =
                    session.list(from(WRITERS).orderBy(WRITERS.id).withJoined(WRITERS.card));
            assertThat(FORUM.statements())
                    .containsExactly(
                            "select \"writers\".\"id\", \"writers\".\"name\", \"$1\".\"id\", \"$1\".\"text\", \"$1\".\"writer_id\" from \"writers\""
                                    + " left outer join \"cards\" as \"$1\" on \"$1\".\"writer_id\" = \"writers\".\"id\" order by \"writers\".\"id\"");
            assertThat(writers.get(0).card.get().writer.get()).isSameAs(writers.get(0));
            assertThat(writers.get(1).card.isLoaded()).isTrue();
            assertThat(writers.get(1).card.get()).isNull();
            assertThat(FORUM.statements()).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, writers.toArray());
        });
    }

    @Test
    void inAnyStatementOfAPlan() {
        Window<Topic, Remark> best =
                window(TOPICS.remarks).orderBy(REMARKS.score.desc()).limit(1);
        FORUM.db().transaction(session -> {
            Mark good = session.one(from(MARKS)
                    .with(
                            MARKS.topics,
                            topic -> topic.withJoined(TOPICS.writer, writer -> writer.withJoined(WRITERS.card))
                                    .with(best, remark -> remark.withJoined(REMARKS.writer))
                                    .with(TOPICS.remarks, remark -> remark.withJoined(REMARKS.writer))));
            assertThat(FORUM.statements()).hasSize(4);
            Topic topic = good.topics.get(0);
            assertThat(topic.writer.get().card.get().text).isEqualTo("card");
            assertThat(best.of(topic).get(0).writer.get().name).isEqualTo("Ann");
            assertThat(topic.remarks.get(0).writer.get().name).isEqualTo("Ben");
            assertThat(FORUM.statements()).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, good);
        });
        FORUM.db().transaction(session -> {
            Remark b = session.one(from(REMARKS)
                    .where(REMARKS.text.eq("b"))
                    .with(REMARKS.topic, topic -> topic.withJoined(TOPICS.writer))
                    .fetching(
                            remark -> remark.withAncestors(REMARKS.parent, above -> above.withJoined(REMARKS.writer))));
            assertThat(FORUM.statements()).hasSize(3);
            assertThat(b.topic.get().writer.get().name).isEqualTo("Ann");
            assertThat(b.parent.get().writer.get().name).isEqualTo("Ben");
            assertThat(FORUM.statements()).isEmpty();
        });
    }

    @Test
    void aLimitCountsRootsAndALockLocksThem() {
        FORUM.db().transaction(session -> {
            List<Remark> remarks = session.list(from(REMARKS)
                    .orderBy(REMARKS.id)
                    .limit(2)
                    .withJoined(REMARKS.writer)
                    .forUpdate());
            assertThat(FORUM.statements()).hasSize(1).first().asString().endsWith("for update of \"remarks\"");
            assertThat(remarks).hasSize(2);
        });
    }

    @Test
    void whatIsPendingStays() {
        FORUM.db().transaction(session -> {
            Remark a = session.get(REMARKS.id, 1L);
            Writer ann = session.get(WRITERS.id, 1L);
            a.writer.set(ann);
            Writer neu = new Writer("Neu");
            session.get(CARDS.id, 1L).writer.set(neu);
            List<Remark> remarks = session.list(from(REMARKS)
                    .orderBy(REMARKS.id)
                    .withJoined(REMARKS.writer, writer -> writer.withJoined(WRITERS.card)));
            assertThat(remarks.get(0).writer.get()).isSameAs(ann);
            FORUM.statements();
            assertThat(ann.card.get()).isNull();
            assertThat(neu.card.get().text).isEqualTo("card");
            assertThat(FORUM.statements()).isEmpty();
            Mirrors.assertMirrored(Forum.MODEL, remarks.toArray());
        });
    }

    @Test
    void forObjectsInHandItIsAStatement() {
        FORUM.db().transaction(session -> {
            List<Remark> remarks = session.list(from(REMARKS));
            FORUM.statements();
            session.load(
                    remarks, remark -> remark.withJoined(REMARKS.writer, writer -> writer.withJoined(WRITERS.card)));
            assertThat(FORUM.statements()).hasSize(1);
            assertThat(remarks.get(0).writer.isLoaded()).isTrue();
        });
    }

    @Test
    void aStrictQueryPrintsTheJoin() {
        FORUM.db().transaction(session -> {
            Remark a = session.one(from(REMARKS)
                    .where(REMARKS.text.eq("a"))
                    .withJoined(REMARKS.writer)
                    .strict());
            assertThatThrownBy(() -> a.writer.get().topics.size())
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Writers.topics is not loaded for the object Writers 2 that came by from(Remarks).with(writer), and reading it is"
                                    + " strict: add .withJoined(REMARKS.writer, writer -> writer.with(WRITERS.topics)) to the query, or load"
                                    + " it for all of them at once by session.load(..); nothing was sent");
        });
    }
}
