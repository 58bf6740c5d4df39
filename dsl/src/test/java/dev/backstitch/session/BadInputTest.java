package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.ConnectionException;
import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.LostRowsException;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.StatementException;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Model;
import dev.backstitch.sample.Item;
import dev.backstitch.sample.Order;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BadInputTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static void refused(ThrowingCallable call, Class<? extends Throwable> type, String message) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessage(message);
    }

    private static void transaction(Action action) {
        SAMPLE.db().transaction(action);
    }

    @Test
    void aUrlThatIsNone() {
        assertThatThrownBy(() -> Database.connect(Sample.MODEL, "jdbc:mysql://localhost/x", "u", "secret"))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("jdbc:mysql://localhost/x")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aServerThatIsNotThere() {
        assertThatThrownBy(() -> Database.connect(Sample.MODEL, "jdbc:postgresql://127.0.0.1:1/x", "u", "secret"))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/x")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        String url = SAMPLE.place().url().replaceFirst("/[^/?]+(\\?|$)", "/nowhere$1");
        assertThatThrownBy(() -> Database.connect(
                        Sample.MODEL, url, SAMPLE.place().user(), SAMPLE.place().password()))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aMissingTable() {
        try (FreshDatabase empty = PostgresServer.shared().freshDatabase();
                Database db = Database.connect(Sample.MODEL, empty.url(), empty.user(), empty.password())) {
            assertThatThrownBy(() -> db.transaction(session -> session.list(from(USERS))))
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining("users")
                    .hasMessageContaining("db.schema().create()");
        }
    }

    @Test
    void aMissingValue() {
        refused(
                () -> transaction(session -> {
                    session.add(new User());
                }),
                RefusedDataException.class,
                "Users.name is NOT NULL and the object has no value for it: set the property before the flush, or declare the"
                        + " column with a default or without notNull(); nothing was sent");
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void aMissingReference() {
        refused(
                () -> transaction(session -> {
                    session.add(new Item("alone"));
                }),
                RefusedDataException.class,
                "Items.order is required (order_id is NOT NULL) and the object refers to none: link it to an object of Orders,"
                        + " delete it with session.delete(..), declare the other side owned() so that a released object is"
                        + " deleted, or make the column nullable; nothing was sent");
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void aValueThatIsThereAlready() {
        assertThatThrownBy(() -> transaction(session -> {
                    session.add(new Tag("same"));
                    session.add(new Tag("same"));
                }))
                .isInstanceOf(ConstraintException.class)
                .hasMessage(
                        "inserting 2 rows into tags: two rows of Tags would have the same name, and unique key"
                                + " tags_name_key (name) of table tags allows one: choose another value, or change the row that has it");
    }

    @Test
    void textThatPostgresqlCannotStore() {
        refused(
                () -> transaction(session -> {
                    session.add(new User("A\0B"));
                }),
                RefusedDataException.class,
                "Users.name contains U+0000 at index 1: PostgreSQL would not store it as it is; change the value; nothing was"
                        + " sent");
        refused(
                () -> transaction(session -> {
                    session.add(new User("A\uD800"));
                }),
                RefusedDataException.class,
                "Users.name contains a lone surrogate at index 1: PostgreSQL would not store it as it is; change the value;"
                        + " nothing was sent");
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void anObjectThatIsNoEntity() {
        assertThatThrownBy(() -> transaction(session -> {
                    session.add("text");
                }))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "java.lang.String is not an entity of this model; its entities are [Users, Profiles,");
    }

    @Test
    void anEntityOfAnotherModelIsFoundBeforeAnythingChanges() {
        Model users = Model.of(Lonely.LONELY);
        try (Database db = Database.of(users, SAMPLE.pool())) {
            assertThatThrownBy(() -> db.transaction(session -> session.list(from(USERS))))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Users is not a table of this model; its tables are [Lonely]: give it to Model.of");
            assertThatThrownBy(() -> db.transaction(session -> session.add(new User("Alice"))))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "dev.backstitch.sample.User is not an entity of this model; its entities are [Lonely]: give its"
                                    + " table to Model.of");
        }
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void nullInACollectionIsRefusedAtTheCall() {
        Order order = new Order("o");
        assertThatThrownBy(() -> order.items().add(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(
                        "Orders.items takes no null: nothing was changed; leave the element out, or use remove or set(null)"
                                + " to unlink");
    }

    @Test
    void deletingWhatTheSessionDoesNotHave() {
        refused(
                () -> transaction(session -> session.delete(new User("stranger"))),
                UsageException.class,
                "delete: the Users object is not in this session; load it here first, or delete it by query");
    }

    @Test
    void keysThatAreNone() {
        refused(
                () -> transaction(session -> session.find(USERS.name, "Alice")),
                UsageException.class,
                "Users.name is neither the whole primary key nor a unique key, so it does not name one object: use a query, as"
                        + " in list(from(..).where(..))");
        refused(
                () -> transaction(session -> session.get(USERS.id, 77L)),
                UsageException.class,
                "no Users with id = 77: use find(..) where there may be none");
        transaction(session -> assertThat(session.find(PROFILES.userId, 77L)).isEmpty());
    }

    @Test
    void oneThatIsNoneOrSeveral() {
        refused(
                () -> transaction(session -> session.one(from(USERS))),
                UsageException.class,
                "one(..) found no row of Users for from(Users): use first(..) or list(..) where there may be none or several");
        refused(
                () -> transaction(session -> {
                    session.add(new User("a"));
                    session.add(new User("b"));
                    session.one(from(USERS));
                }),
                UsageException.class,
                "one(..) found several rows of Users for from(Users): use first(..) or list(..) where there may be none or"
                        + " several");
    }

    @Test
    void limitsThatSelectNothing() {
        refused(
                () -> from(POSTS).limit(0),
                UsageException.class,
                "limit(0) selects nothing: give at least 1, or leave the limit out");
        refused(() -> from(POSTS).offset(-1), UsageException.class, "offset(-1) is negative: give 0 or more");
    }

    @Test
    void anObjectOfAnotherOpenSession() {
        transaction(outer -> {
            User alice = outer.add(new User("Alice"));
            refused(
                    () -> transaction(inner -> {
                        inner.add(alice);
                    }),
                    UsageException.class,
                    "an object of Users belongs to another open session: load it in this one, or end the other first; nothing"
                            + " was changed");
        });
    }

    @Test
    void aRowThatIsGone() {
        User alice = SAMPLE.db().transaction(session -> session.add(new User("Alice")));
        assertThatThrownBy(() -> transaction(session -> {
                    session.get(USERS.id, alice.getId()).setName("Bob");
                    SAMPLE.sql().deleteFrom(USERS).execute();
                }))
                .isInstanceOf(LostRowsException.class)
                .hasMessage(
                        "1 row was not updated, because somebody else changed or deleted it after it was read: Users "
                                + alice.getId()
                                + " (deleted); the transaction is rolled back, load the objects again in a new one");
    }

    @Test
    void aKeyThatIsChanged() {
        User alice = SAMPLE.db().transaction(session -> session.add(new User("Alice")));
        refused(
                () -> transaction(
                        session -> session.get(USERS.id, alice.getId()).setId(5_000L)),
                RefusedDataException.class,
                "Users.id is part of the primary key and was changed on an object that has a row: set it back, or delete the"
                        + " object and add another; nothing was sent");
    }
}
