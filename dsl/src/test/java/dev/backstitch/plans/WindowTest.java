package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.plans.Forum.Remarks.REMARKS;
import static dev.backstitch.plans.Forum.Topics.TOPICS;
import static dev.backstitch.query.Window.window;
import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(FORUM.statements()).hasSize(2).last().isEqualTo("");
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
}
