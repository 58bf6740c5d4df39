package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Orders.ORDERS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backstitch.plan.WritePlan;
import dev.backstitch.plan.WriteStep;
import dev.backstitch.plan.WriteStep.Operation;
import dev.backstitch.sample.Item;
import dev.backstitch.sample.Order;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plan of a flush as a value: what it tells is what the flush sends. */
class PlanTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @Test
    void nothingToWrite() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.plan().isEmpty()).isTrue();
            assertThat(session.plan()).hasToString("nothing to write");
        });
    }

    @Test
    void newRowsComeInTheOrderOfTheirForeignKeys() {
        SAMPLE.db().transaction(session -> {
            Post post = new Post("First");
            post.tags().add(new Tag("jooq"));
            session.add(new User("Alice")).posts().addAll(List.of(post, new Post("Second")));
            WritePlan plan = session.plan();
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(plan.toString().lines())
                    .containsExactly(
                            "#  operation  table      rows  columns          because                           after",
                            "1  insert     users      1     name             a new object",
                            "2  insert     posts      2     title, user_id   2 new objects                     step 1:"
                                    + " posts.user_id references users",
                            "3  insert     tags       1     name             a new object",
                            "4  insert     post_tags  1     post_id, tag_id  Posts (new) linked to Tags (new)  step 2:"
                                    + " post_tags.post_id references posts; step 3: post_tags.tag_id references tags");
            session.flush();
            assertThat(SAMPLE.statements()).hasSameSizeAs(plan.steps());
            assertThat(session.plan().isEmpty()).isTrue();
        });
    }

    @Test
    void whatIsDeletedGoesAfterWhatNamesIt() {
        SAMPLE.db().transaction(session -> {
            User alice = session.add(new User("Alice"));
            alice.posts().add(new Post("First"));
            session.flush();
            SAMPLE.statements();
            session.delete(alice);
            assertThat(session.plan().steps())
                    .extracting(WriteStep::operation, WriteStep::table, WriteStep::columns, WriteStep::after)
                    .endsWith(tuple(
                            Operation.DELETE, "users", List.of(), List.of("step 1: posts.user_id references users")));
        });
    }

    @Test
    void whatWasNotLoadedIsToldByItsOwner() {
        SAMPLE.db().transaction(session -> {
            Order order = session.add(new Order("A"));
            order.items().add(new Item("x"));
        });
        SAMPLE.db().transaction(session -> {
            Order order = session.one(from(ORDERS));
            session.delete(order);
            assertThat(session.plan().steps().get(0))
                    .isEqualTo(new WriteStep(
                            1,
                            Operation.DELETE,
                            "items",
                            1,
                            List.of(),
                            List.of("Orders " + order.getId() + " deleted, with the Items it owns that nobody loaded"),
                            List.of()));
        });
    }

    @Test
    void manyCausesAreCounted() {
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < 5; i++) {
                session.add(new User("u" + i));
            }
            session.flush();
            session.list(from(USERS)).forEach(user -> user.setName(user.getName() + "!"));
            WriteStep step = session.plan().steps().get(0);
            assertThat(step.rows()).isEqualTo(5);
            assertThat(step.causes()).hasSize(4).endsWith("and 2 more");
            assertThat(step.columns()).containsExactly("name");
        });
    }
}
