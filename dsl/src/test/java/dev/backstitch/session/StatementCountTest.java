package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Orders.ORDERS;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.Item;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Order;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of statements of a flush depends on what is changed, and not on how many rows. */
class StatementCountTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static int flush(Session session) {
        SAMPLE.statements();
        session.flush();
        return SAMPLE.statements().size();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void usersWithPostsAndTags(int posts) {
        SAMPLE.db().transaction(session -> {
            User alice = session.add(new User("Alice"));
            User bob = session.add(new User("Bob"));
            Tag tag = session.add(new Tag("jooq"));
            for (int i = 0; i < posts; i++) {
                Post post = new Post("post " + i);
                alice.posts().add(post);
                post.tags().add(tag);
            }
            assertThat(flush(session))
                    .as("insert users, posts, tags and their links")
                    .isEqualTo(4);
            List<Post> all = List.copyOf(alice.posts());
            all.forEach(post -> post.setTitle(post.getTitle() + "!"));
            assertThat(flush(session)).as("update one column").isEqualTo(1);
            bob.posts().addAll(alice.posts());
            assertThat(flush(session)).as("move to another user").isEqualTo(1);
            all.forEach(post -> post.tags().clear());
            assertThat(flush(session)).as("unlink").isEqualTo(1);
            assertThat(flush(session)).as("write nothing").isZero();
            all.forEach(session::delete);
            assertThat(flush(session)).as("delete").isEqualTo(1);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isZero();
        assertThat(SAMPLE.sql().fetchCount(USERS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void anOwnerWithWhatItOwns(int items) {
        SAMPLE.db().transaction(session -> {
            Order order = session.add(new Order("A"));
            for (int i = 0; i < items; i++) {
                order.items().add(new Item("item " + i));
            }
            assertThat(flush(session)).as("insert the owner and what it owns").isEqualTo(2);
        });
        SAMPLE.db().transaction(session -> {
            Order order = session.one(from(ORDERS));
            session.delete(order);
            assertThat(flush(session)).as("delete what nobody loaded").isEqualTo(2);
        });
        assertThat(SAMPLE.sql().fetchCount(ORDERS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 10_000})
    void aTreeTakesAStatementALevel(int leaves) {
        SAMPLE.db().transaction(session -> {
            Node root = session.add(new Node("root"));
            for (int i = 0; i < leaves; i++) {
                Node leaf = new Node("leaf " + i);
                root.children().add(leaf);
            }
            assertThat(flush(session)).as("insert two levels").isEqualTo(2);
        });
        SAMPLE.db().transaction(session -> {
            session.list(from(NODES).with(NODES.children)).forEach(session::delete);
            assertThat(flush(session)).as("delete the tree").isEqualTo(1);
        });
        assertThat(SAMPLE.sql().fetchCount(NODES)).isZero();
    }
}
