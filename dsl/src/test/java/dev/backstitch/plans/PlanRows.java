package dev.backstitch.plans;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.plans.Forum.Cards.CARDS;
import static dev.backstitch.plans.Forum.Remarks.REMARKS;
import static dev.backstitch.plans.Forum.Topics.TOPICS;
import static dev.backstitch.plans.Forum.Writers.WRITERS;

import dev.backstitch.plans.Forum.Card;
import dev.backstitch.plans.Forum.Mark;
import dev.backstitch.plans.Forum.Remark;
import dev.backstitch.plans.Forum.Topic;
import dev.backstitch.plans.Forum.Writer;
import dev.backstitch.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;

/** Random rows of the forum, and random changes that a session has pending. */
final class PlanRows {

    private PlanRows() {}

    static void insert(Random random, DSLContext sql) {
        int writers = 1 + random.nextInt(6);
        int topics = random.nextInt(8);
        int remarks = random.nextInt(20);
        int marks = random.nextInt(5);
        for (int i = 1; i <= writers; i++) {
            sql.execute("insert into writers (name) values (?)", "w" + i);
        }
        for (int i = 1; i <= writers; i++) {
            if (random.nextBoolean()) {
                sql.execute("insert into cards (text, writer_id) values (?, ?)", "c" + i, i);
            }
            for (int j = 1; j <= writers; j++) {
                if (random.nextInt(3) == 0) {
                    sql.execute("insert into follows values (?, ?)", i, j);
                }
            }
        }
        for (int i = 1; i <= topics; i++) {
            sql.execute("insert into topics values (?, ?, ?, ?)", "b" + i % 2, i, "t" + i, some(random, writers));
        }
        for (int i = 1; i <= remarks; i++) {
            Integer topic = some(random, topics);
            sql.execute(
                    "insert into remarks (text, score, topic_board, topic_no, writer_id) values (?, ?, ?, ?, ?)",
                    "r" + i,
                    random.nextInt(5),
                    topic == null ? null : "b" + topic % 2,
                    topic,
                    some(random, writers));
        }
        for (int i = 1; i <= remarks; i++) {
            // Mostly a tree; now and then a reply to a later one makes a cycle.
            int most = random.nextInt(10) == 0 ? remarks : i - 1;
            sql.execute("update remarks set parent_id = ? where id = ?", some(random, most), i);
        }
        for (int i = 1; i <= marks; i++) {
            sql.execute("insert into marks (name) values (?)", "m" + i);
            for (int j = 1; j <= topics; j++) {
                if (random.nextBoolean()) {
                    sql.execute("insert into topic_marks values (?, ?, ?)", "b" + j % 2, j, i);
                }
            }
        }
    }

    private static Integer some(Random random, int most) {
        return most == 0 || random.nextInt(4) == 0 ? null : 1 + random.nextInt(most);
    }

    /** Loads some of the graph and changes it. */
    static void disturb(Random random, Session session) {
        List<Writer> writers = new ArrayList<>(session.list(
                random.nextBoolean()
                        ? from(WRITERS).orderBy(WRITERS.id).with(WRITERS.topics)
                        : from(WRITERS).orderBy(WRITERS.id).limit(2).with(WRITERS.following)));
        List<Topic> topics = session.list(from(TOPICS).where(TOPICS.no.le(4)).orderBy(TOPICS.board, TOPICS.no));
        List<Remark> remarks = new ArrayList<>(session.list(
                random.nextBoolean()
                        ? from(REMARKS).orderBy(REMARKS.id).limit(8)
                        : from(REMARKS).orderBy(REMARKS.id).limit(8).with(REMARKS.replies)));
        int changes = random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            Writer writer = writers.get(random.nextInt(writers.size()));
            Remark remark = remarks.isEmpty() ? new Remark("n" + i, 3) : remarks.get(random.nextInt(remarks.size()));
            switch (random.nextInt(9)) {
                case 0 -> remark.writer.set(writer);
                case 1 -> remark.score = random.nextInt(5);
                case 2 -> writer.following.add(writers.get(random.nextInt(writers.size())));
                case 3 -> writer.followers.remove(writers.get(random.nextInt(writers.size())));
                case 4 -> {
                    Remark added = new Remark("new" + i, random.nextInt(5));
                    added.writer.set(writer);
                    remark.replies.add(added);
                    session.add(added);
                }
                case 5 -> remark.parent.set(remarks.isEmpty() ? null : remarks.get(random.nextInt(remarks.size())));
                case 6 -> topics.forEach(topic -> topic.marks.add(new Mark("new" + topic)));
                case 7 -> session.list(from(CARDS).where(CARDS.text.eq("c1"))).forEach(session::delete);
                default -> {
                    if (!topics.isEmpty()) {
                        topics.get(random.nextInt(topics.size())).remarks.add(remark);
                    }
                    writer.card.set(new Card("new" + i));
                }
            }
        }
    }
}
