package dev.backstitch.plans;

import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/**
 * Writers with a card each, who follow each other; topics under keys of a board and a number; remarks on them by writers, in reply to each other; marks on topics.
 */
final class Forum {

    static final Association<Topic, Mark> TOPIC_MARKS = associationTable("topic_marks")
            .from("topic_board", () -> Topics.TOPICS.board)
            .and("topic_no", () -> Topics.TOPICS.no)
            .to("mark_id", () -> Marks.MARKS.id);

    static final Association<Writer, Writer> FOLLOWS = associationTable("follows")
            .from("follower_id", () -> Writers.WRITERS.id)
            .to("followed_id", () -> Writers.WRITERS.id);

    static final Model MODEL =
            Model.of(Writers.WRITERS, Cards.CARDS, Topics.TOPICS, Remarks.REMARKS, Marks.MARKS, TOPIC_MARKS, FOLLOWS);

    private Forum() {}

    static final class Writer {
        Long id;
        String name;
        final One<Card> card = Writers.WRITERS.card.of(this);
        final Many<Topic> topics = Writers.WRITERS.topics.of(this);
        final Many<Remark> remarks = Writers.WRITERS.remarks.of(this);
        final Many<Writer> following = Writers.WRITERS.following.of(this);
        final Many<Writer> followers = Writers.WRITERS.followers.of(this);

        Writer() {}

        Writer(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final class Card {
        Long id;
        String text;
        final One<Writer> writer = Cards.CARDS.writer.of(this);

        Card() {}

        Card(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static final class Topic {
        String board;
        int no;
        String title;
        final One<Writer> writer = Topics.TOPICS.writer.of(this);
        final Many<Remark> remarks = Topics.TOPICS.remarks.of(this);
        final Many<Mark> marks = Topics.TOPICS.marks.of(this);

        Topic() {}

        Topic(String board, int no, String title) {
            this.board = board;
            this.no = no;
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static final class Remark {
        Long id;
        String text;
        int score;
        final One<Topic> topic = Remarks.REMARKS.topic.of(this);
        final One<Writer> writer = Remarks.REMARKS.writer.of(this);
        final One<Remark> parent = Remarks.REMARKS.parent.of(this);
        final Many<Remark> replies = Remarks.REMARKS.replies.of(this);

        Remark() {}

        Remark(String text, int score) {
            this.text = text;
            this.score = score;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static final class Mark {
        Long id;
        String name;
        final Many<Topic> topics = Marks.MARKS.topics.of(this);

        Mark() {}

        Mark(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final class Writers extends EntityTable<Writer> {
        static final Writers WRITERS = new Writers();
        final Column<Writer, Long> id = bigint("id").identity().primaryKey().map(w -> w.id, (w, v) -> w.id = v);
        final Column<Writer, String> name = text("name").notNull().map(w -> w.name, (w, v) -> w.name = v);
        final ToOne<Writer, Card> card = toOne("card", (Writer w) -> w.card).backPopulates(() -> Cards.CARDS.writer);
        final ToMany<Writer, Topic> topics =
                toMany("topics", (Writer w) -> w.topics).backPopulates(() -> Topics.TOPICS.writer);
        final ToMany<Writer, Remark> remarks =
                toMany("remarks", (Writer w) -> w.remarks).backPopulates(() -> Remarks.REMARKS.writer);
        final ToMany<Writer, Writer> following = toMany("following", (Writer w) -> w.following)
                .through(() -> FOLLOWS)
                .backPopulates(() -> WRITERS.followers);
        final ToMany<Writer, Writer> followers = toMany("followers", (Writer w) -> w.followers)
                .through(() -> FOLLOWS.reversed())
                .backPopulates(() -> WRITERS.following);

        private Writers() {
            super("writers", Writer.class, Writer::new);
        }
    }

    static final class Cards extends EntityTable<Card> {
        static final Cards CARDS = new Cards();
        final Column<Card, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<Card, String> text = text("text").map(c -> c.text, (c, v) -> c.text = v);
        final Column<Card, Long> writerId = bigint("writer_id").unique().references(() -> Writers.WRITERS.id);
        final ToOne<Card, Writer> writer =
                toOne("writer", (Card c) -> c.writer).on(writerId).backPopulates(() -> Writers.WRITERS.card);

        private Cards() {
            super("cards", Card.class, Card::new);
        }
    }

    static final class Topics extends EntityTable<Topic> {
        static final Topics TOPICS = new Topics();
        final Column<Topic, String> board = text("board").primaryKey().map(t -> t.board, (t, v) -> t.board = v);
        final Column<Topic, Integer> no = integer("no").primaryKey().map(t -> t.no, (t, v) -> t.no = v);
        final Column<Topic, String> title = text("title").notNull().map(t -> t.title, (t, v) -> t.title = v);
        final Column<Topic, Long> writerId = bigint("writer_id").references(() -> Writers.WRITERS.id);
        final ToOne<Topic, Writer> writer =
                toOne("writer", (Topic t) -> t.writer).on(writerId).backPopulates(() -> Writers.WRITERS.topics);
        final ToMany<Topic, Remark> remarks =
                toMany("remarks", (Topic t) -> t.remarks).backPopulates(() -> Remarks.REMARKS.topic);
        final ToMany<Topic, Mark> marks = toMany("marks", (Topic t) -> t.marks)
                .through(() -> TOPIC_MARKS)
                .backPopulates(() -> Marks.MARKS.topics);

        private Topics() {
            super("topics", Topic.class, Topic::new);
        }
    }

    static final class Remarks extends EntityTable<Remark> {
        static final Remarks REMARKS = new Remarks();
        final Column<Remark, Long> id = bigint("id").identity().primaryKey().map(r -> r.id, (r, v) -> r.id = v);
        final Column<Remark, String> text = text("text").notNull().map(r -> r.text, (r, v) -> r.text = v);
        final Column<Remark, Integer> score = integer("score").notNull().map(r -> r.score, (r, v) -> r.score = v);
        final Column<Remark, String> topicBoard = text("topic_board");
        final Column<Remark, Integer> topicNo = integer("topic_no");
        final Column<Remark, Long> writerId = bigint("writer_id").references(() -> Writers.WRITERS.id);
        final Column<Remark, Long> parentId = bigint("parent_id").references(() -> Remarks.REMARKS.id);
        final ToOne<Remark, Topic> topic = toOne("topic", (Remark r) -> r.topic)
                .on(topicBoard, topicNo)
                .backPopulates(() -> Topics.TOPICS.remarks);
        final ToOne<Remark, Writer> writer =
                toOne("writer", (Remark r) -> r.writer).on(writerId).backPopulates(() -> Writers.WRITERS.remarks);
        final ToOne<Remark, Remark> parent =
                toOne("parent", (Remark r) -> r.parent).on(parentId).backPopulates(() -> REMARKS.replies);
        final ToMany<Remark, Remark> replies =
                toMany("replies", (Remark r) -> r.replies).backPopulates(() -> REMARKS.parent);

        private Remarks() {
            super("remarks", Remark.class, Remark::new);
            foreignKey(topicBoard, topicNo).references(() -> Topics.TOPICS.board, () -> Topics.TOPICS.no);
        }
    }

    static final class Marks extends EntityTable<Mark> {
        static final Marks MARKS = new Marks();
        final Column<Mark, Long> id = bigint("id").identity().primaryKey().map(m -> m.id, (m, v) -> m.id = v);
        final Column<Mark, String> name = text("name").notNull().map(m -> m.name, (m, v) -> m.name = v);
        final ToMany<Mark, Topic> topics = toMany("topics", (Mark m) -> m.topics)
                .through(() -> TOPIC_MARKS.reversed())
                .backPopulates(() -> Topics.TOPICS.marks);

        private Marks() {
            super("marks", Mark.class, Mark::new);
        }
    }
}
