package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Orders.ORDERS;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.Item;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Order;
import dev.backstitch.sample.Person;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlushTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static void transaction(Action action) {
        SAMPLE.db().transaction(action);
    }

    @Test
    void aGraphIsInsertedInOneStatementATable() {
        User alice = new User("Alice");
        User bob = new User("Bob");
        Post first = new Post("first");
        Post second = new Post("second");
        Tag tag = new Tag("java");
        alice.posts().add(first);
        bob.posts().add(second);
        first.tags().add(tag);
        second.tags().add(tag);

        transaction(session -> {
            session.add(alice);
        });

        assertThat(SAMPLE.statements())
                .containsExactly(
                        "insert into \"users\" (\"name\") select \"v\".\"c0\" from unnest(cast(? as text[])) with ordinality as"
                                + " \"v\" (\"c0\", \"ord\") order by \"v\".\"ord\" returning \"users\".\"id\"",
                        "insert into \"posts\" (\"title\", \"user_id\") select \"v\".\"c0\", \"v\".\"c1\" from unnest(cast(? as"
                                + " text[]), cast(? as int8[])) with ordinality as \"v\" (\"c0\", \"c1\", \"ord\") order by"
                                + " \"v\".\"ord\" returning \"posts\".\"id\"",
                        "insert into \"tags\" (\"name\") select \"v\".\"c0\" from unnest(cast(? as text[])) with ordinality as"
                                + " \"v\" (\"c0\", \"ord\") order by \"v\".\"ord\" returning \"tags\".\"id\"",
                        "insert into \"post_tags\" (\"post_id\", \"tag_id\") select \"v\".\"c0\", \"v\".\"c1\" from"
                                + " unnest(cast(? as int8[]), cast(? as int8[])) as \"v\" (\"c0\", \"c1\")");
        assertThat(SAMPLE.sql().fetch("select id, name from users order by id").formatCSV())
                .isEqualToNormalizingNewlines("id,name\n" + alice.getId() + ",Alice\n" + bob.getId() + ",Bob\n");
        assertThat(SAMPLE.sql()
                        .fetch("select title, user_id from posts order by title")
                        .formatCSV())
                .isEqualToNormalizingNewlines(
                        "title,user_id\nfirst," + alice.getId() + "\nsecond," + bob.getId() + "\n");
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isEqualTo(2);
        assertMirrored(Sample.MODEL, alice);
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfRows() {
        List<User> users = new ArrayList<>();
        for (int u = 0; u < 1_000; u++) {
            User user = new User("user " + u);
            for (int p = 0; p < 10; p++) {
                user.posts().add(new Post("post " + u + "/" + p));
            }
            users.add(user);
        }
        transaction(session -> {
            users.forEach(session::add);
        });
        assertThat(SAMPLE.statements()).hasSize(2);

        List<User> loaded = SAMPLE.db()
                .transaction(
                        session -> session.list(from(USERS).orderBy(USERS.id).with(USERS.posts)));
        assertThat(SAMPLE.statements()).hasSize(2);
        assertThat(loaded).hasSize(1_000);
        for (int u = 0; u < 1_000; u++) {
            assertThat(loaded.get(u).getId()).isEqualTo(users.get(u).getId());
            assertThat(loaded.get(u).getName()).isEqualTo("user " + u);
            assertThat(loaded.get(u).posts()).hasSize(10);
            assertThat(loaded.get(u).posts().get(9).getTitle()).isEqualTo("post " + u + "/9");
        }
        assertMirrored(Sample.MODEL, loaded.toArray());
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void aFlushOfNothingSendsNothing() {
        long id = saved(new User("Alice")).getId();
        SAMPLE.statements();
        transaction(session -> {
            User user = session.get(USERS.id, id);
            user.setName("Bob");
            user.setName("Alice");
            session.flush();
        });
        assertThat(SAMPLE.statements())
                .containsExactly("select \"users\".\"id\", \"users\".\"name\" from \"users\" where (\"users\".\"id\" ="
                        + " cast(? as bigint))");
    }

    @Test
    void onlyChangedColumnsAreWritten() {
        User alice = saved(new User("Alice"));
        Post post = new Post("draft");
        post.author().set(alice);
        transaction(session -> {
            session.add(post);
        });
        SAMPLE.statements();
        transaction(session -> {
            session.get(POSTS.id, post.getId()).setTitle("final");
        });
        assertThat(SAMPLE.statements())
                .hasSize(2)
                .last()
                .isEqualTo(
                        "update \"posts\" set \"title\" = \"v\".\"c1\" from unnest(cast(? as int8[]), cast(? as text[])) as"
                                + " \"v\" (\"c0\", \"c1\") where \"posts\".\"id\" = \"v\".\"c0\"");
        assertThat(SAMPLE.sql().fetch("select title, user_id from posts").formatCSV())
                .isEqualToNormalizingNewlines("title,user_id\nfinal," + alice.getId() + "\n");
    }

    @Test
    void movingAChildIsOneUpdateOfItsForeignKey() {
        User alice = new User("Alice");
        User bob = new User("Bob");
        alice.posts().add(new Post("a"));
        alice.posts().add(new Post("b"));
        transaction(session -> {
            session.add(alice);
            session.add(bob);
        });
        SAMPLE.statements();
        transaction(session -> {
            User from = session.get(USERS.id, alice.getId());
            User to = session.get(USERS.id, bob.getId());
            to.posts().addAll(from.posts());
            assertThat(from.posts()).isEmpty();
        });
        assertThat(SAMPLE.statements())
                .filteredOn(sql -> sql.startsWith("update"))
                .containsExactly(
                        "update \"posts\" set \"user_id\" = \"v\".\"c1\" from unnest(cast(? as int8[]), cast(? as"
                                + " int8[])) as \"v\" (\"c0\", \"c1\") where \"posts\".\"id\" = \"v\".\"c0\"");
        assertThat(SAMPLE.sql().fetchValues("select user_id from posts order by id").stream()
                        .map(Object::toString))
                .containsExactly(bob.getId().toString(), bob.getId().toString());
    }

    @Test
    void aTreeIsInsertedLevelByLevel() {
        Node root = new Node("root");
        Node left = new Node("left");
        Node right = new Node("right");
        Node leaf = new Node("leaf");
        leaf.parent().set(left);
        root.children().add(left);
        root.children().add(right);
        transaction(session -> {
            session.add(leaf);
        });
        assertThat(SAMPLE.statements()).hasSize(3).allMatch(sql -> sql.startsWith("insert into \"nodes\""));
        assertThat(SAMPLE.sql()
                        .fetch("select n.name, p.name as parent from nodes n left join nodes p on p.id = n.parent_id"
                                + " order by n.name")
                        .formatCSV())
                .isEqualToNormalizingNewlines("name,parent\nleaf,left\nleft,root\nright,root\nroot,\"\"\n");
    }

    @Test
    void aCycleOfNullableKeysIsClosedByALaterUpdate() {
        Node hen = new Node("hen");
        Node egg = new Node("egg");
        hen.parent().set(egg);
        egg.parent().set(hen);
        transaction(session -> {
            session.add(hen);
        });
        assertThat(SAMPLE.statements())
                .extracting(sql -> sql.substring(0, sql.indexOf('"')))
                .containsExactly("insert into ", "update ");
        assertThat(SAMPLE.sql()
                        .fetch(
                                "select n.name, p.name as parent from nodes n join nodes p on p.id = n.parent_id order by"
                                        + " n.name")
                        .formatCSV())
                .isEqualToNormalizingNewlines("name,parent\negg,hen\nhen,egg\n");
    }

    @Test
    void anEntityMayBeItsOwnParent() {
        Node self = new Node("self");
        self.parent().set(self);
        transaction(session -> {
            session.add(self);
        });
        assertThat(SAMPLE.sql()
                        .fetchCount(org.jooq.impl.DSL.table("nodes"), org.jooq.impl.DSL.condition("parent_id = id")))
                .isEqualTo(1);
    }

    @Test
    void pairsOfASelfReferentialAssociationKeepTheirDirection() {
        Person ada = new Person("Ada");
        Person ben = new Person("Ben");
        ada.following().add(ben);
        ada.following().add(ada);
        transaction(session -> {
            session.add(ben);
        });
        assertThat(SAMPLE.sql()
                        .fetch("select a.name as follower, b.name as followed from follows f join people a on a.id ="
                                + " f.follower_id join people b on b.id = f.followed_id order by 2")
                        .formatCSV())
                .isEqualToNormalizingNewlines("follower,followed\nAda,Ada\nAda,Ben\n");
    }

    @Test
    void anOwnedChildThatIsLetGoIsDeleted() {
        Order order = new Order("o1");
        Item kept = new Item("kept");
        Item dropped = new Item("dropped");
        order.items().replaceWith(kept, dropped);
        transaction(session -> {
            session.add(order);
        });
        SAMPLE.statements();
        transaction(session -> {
            Order loaded = session.one(from(ORDERS).with(ORDERS.items));
            loaded.items().remove(loaded.items().get(1));
        });
        assertThat(SAMPLE.statements())
                .last()
                .isEqualTo("delete from \"items\" where (\"items\".\"id\" = any(cast(? as int8[])))");
        assertThat(SAMPLE.sql().fetchValues("select name from items")).hasToString("[kept]");
    }

    @Test
    void anOwnedChildThatMovesIsUpdated() {
        Order one = new Order("one");
        Order two = new Order("two");
        Item item = new Item("item");
        one.items().add(item);
        transaction(session -> {
            session.add(one);
            session.add(two);
        });
        SAMPLE.statements();
        transaction(session -> {
            Order from = session.one(from(ORDERS).where(ORDERS.code.eq("one")).with(ORDERS.items));
            Order to = session.one(from(ORDERS).where(ORDERS.code.eq("two")));
            to.items().add(from.items().get(0));
        });
        assertThat(SAMPLE.statements()).last().asString().startsWith("update \"items\" set \"order_id\"");
        assertThat(SAMPLE.sql().fetchValues("select order_id from items")).hasToString("[" + two.getId() + "]");
    }

    @Test
    void anOwnedChildThatWasNeverWrittenLeavesNothingBehind() {
        Order order = new Order("o1");
        transaction(session -> {
            session.add(order);
            Item item = new Item("never");
            order.items().add(item);
            order.items().remove(item);
        });
        assertThat(SAMPLE.statements()).hasSize(1).allMatch(sql -> sql.startsWith("insert into \"orders\""));
    }

    @Test
    void deletingAnOwnerDeletesWhatItOwnsLoadedOrNot() {
        Order order = new Order("o1");
        order.items().add(new Item("a"));
        order.items().add(new Item("b"));
        transaction(session -> {
            session.add(order);
        });
        SAMPLE.statements();
        transaction(session -> {
            session.delete(session.get(ORDERS.id, order.getId()));
        });
        assertThat(SAMPLE.statements())
                .containsExactly(
                        "select \"orders\".\"id\", \"orders\".\"code\" from \"orders\" where (\"orders\".\"id\" = cast(? as"
                                + " bigint))",
                        "delete from \"items\" where (\"items\".\"order_id\" = any(cast(? as int8[])))",
                        "delete from \"orders\" where (\"orders\".\"id\" = any(cast(? as int8[])))");
        assertThat(SAMPLE.sql().fetchValues("select id from items")).isEmpty();
    }

    @Test
    void deletingTakesTheObjectOutOfItsCollectionAtOnce() {
        User alice = new User("Alice");
        Post post = new Post("p");
        alice.posts().add(post);
        transaction(session -> {
            session.add(alice);
            session.flush();
            session.delete(post);
            assertThat(alice.posts()).isEmpty();
            assertThat(post.author().get()).isNull();
            assertThat(session.contains(post)).isFalse();
        });
        assertThat(SAMPLE.sql().fetchValues("select id from posts")).isEmpty();
    }

    @Test
    void linkingWhatWasDeletedCancelsTheDeletion() {
        User alice = new User("Alice");
        Post post = new Post("p");
        alice.posts().add(post);
        transaction(session -> {
            session.add(alice);
            session.flush();
            SAMPLE.statements();
            session.delete(post);
            alice.posts().add(post);
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(SAMPLE.sql().fetchValues("select title from posts")).hasToString("[p]");
    }

    @Test
    void aReferenceThatWasNotLoadedLetsItsRowGo() {
        User alice = new User("Alice");
        Profile old = new Profile("old");
        alice.profile().set(old);
        transaction(session -> {
            session.add(alice);
        });
        SAMPLE.statements();
        transaction(session -> {
            session.get(USERS.id, alice.getId()).profile().set(new Profile("new"));
        });
        assertThat(SAMPLE.statements())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("update \"profiles\" set \"user_id\" = null");
        assertThat(SAMPLE.sql()
                        .fetch("select bio, user_id from profiles order by bio")
                        .formatCSV())
                .isEqualToNormalizingNewlines("bio,user_id\nnew," + alice.getId() + "\nold,\"\"\n");
    }

    private static User saved(User user) {
        return SAMPLE.db().transaction(session -> session.add(user));
    }
}
