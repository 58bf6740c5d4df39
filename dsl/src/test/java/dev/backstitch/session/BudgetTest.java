package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BudgetTest {

    private static final String USERS_SQL = "select \"users\".\"id\", \"users\".\"name\" from \"users\"";
    private static final String POSTS_SQL =
            "select \"posts\".\"id\", \"posts\".\"title\", \"posts\".\"user_id\" from \"posts\""
                    + " where (\"posts\".\"user_id\" = any(cast(? as int8[]))) order by \"posts\".\"id\"";
    private static final String CURE = "\nfetch what is read of many objects with their query, or give a larger budget";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void rows() {
        SAMPLE.db().transaction(session -> {
            User ann = session.add(new User("Ann"));
            ann.posts().add(new Post("secret"));
        });
        SAMPLE.statements();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessage(message);
    }

    @Test
    void theStatementBeyondTheBudgetIsNotSent() {
        SAMPLE.db().transaction(session -> {
            Budget budget = session.budget(1);
            User ann = session.list(from(USERS)).get(0);
            refused(
                    () -> ann.posts().size(),
                    "the budget of 1 statement is spent, and another was refused before it was sent:\n  lazy load of Users.posts: "
                            + POSTS_SQL + "\nsent were\n  1. query from(Users): " + USERS_SQL + CURE);
            assertThat(SAMPLE.statements()).containsExactly(USERS_SQL);
            assertThat(budget.sent()).containsExactly(new SentStatement(USERS_SQL, "query from(Users)"));
            assertThat(budget.left()).isZero();
            assertThat(session.get(USERS.id, 1L)).as("without a statement").isSameAs(ann);
            budget.close();
            assertThat(ann.posts()).as("the link is as it was").hasSize(1);
        });
    }

    @Test
    void eachStatementSaysWhatItWasSentFor() {
        SAMPLE.db().transaction(session -> {
            Budget budget = session.budget(20);
            session.dsl().selectOne().fetch();
            User ben = session.add(new User("Ben"));
            ben.posts().add(new Post("b"));
            session.list(from(USERS).with(USERS.posts));
            session.find(POSTS.id, 77L);
            session.load(List.of(session.get(USERS.id, 1L)), USERS.profile);
            session.count(from(POSTS));
            session.refresh(ben);
            session.update(POSTS).set(POSTS.title, "x").all().run();
            ben.setName("Bob");
            session.flush();
            assertThat(budget.sent().stream().map(SentStatement::cause))
                    .containsExactly(
                            "session.dsl()",
                            "flush for query from(Users).with(posts), inserting 1 rows into users",
                            "flush for query from(Users).with(posts), inserting 1 rows into posts",
                            "query from(Users).with(posts)",
                            "query from(Users).with(posts), loading Users.posts",
                            "reading Posts",
                            "load(..), loading Users.profile",
                            "query from(Posts)",
                            "refresh(..), reading Users",
                            "refresh(..), loading Users.posts",
                            "refresh(..), loading Users.profile",
                            "bulk statement",
                            "flush, updating 1 rows of users");
        });
    }

    @Test
    void aBudgetHoldsForAPartOfTheWorkOrUntilTheLastFlush() {
        SAMPLE.db().transaction(session -> {
            try (Budget none = session.budget(0)) {
                assertThat(none.left()).isZero();
                refused(
                        () -> session.list(from(USERS)),
                        "the budget of 0 statements is spent, and another was refused before it was sent:\n  query from(Users): "
                                + USERS_SQL + CURE);
            }
            assertThat(session.list(from(USERS))).hasSize(1);
        });
        refused(
                () -> SAMPLE.db().transaction(session -> {
                    session.budget(1);
                    session.get(USERS.id, 1L).setName("secret");
                }),
                "the budget of 1 statement is spent, and another was refused before it was sent:\n  flush, updating 1 rows of users: update"
                        + " \"users\" set \"name\" = \"v\".\"c1\" from unnest(cast(? as int8[]), cast(? as text[])) as \"v\" (\"c0\", \"c1\") where"
                        + " \"users\".\"id\" = \"v\".\"c0\"\nsent were\n  1. reading Users: " + USERS_SQL
                        + " where (\"users\".\"id\" = cast(? as bigint))" + CURE);
        assertThat(SAMPLE.sql().fetchCount(USERS, USERS.name.eq("Ann")))
                .as("rolled back")
                .isEqualTo(1);
    }

    @Test
    void theTighterOfTwoBudgetsCounts() {
        SAMPLE.db().transaction(session -> {
            Budget outer = session.budget(3);
            session.count(from(USERS));
            try (Budget inner = session.budget(1)) {
                session.count(from(USERS));
                assertThatThrownBy(() -> session.count(from(USERS)))
                        .hasMessageStartingWith("the budget of 1 statement is spent");
                assertThat(inner.sent()).hasSize(1);
            }
            session.count(from(USERS));
            assertThat(outer.left())
                    .as("what the inner one refused was not sent")
                    .isZero();
        });
    }

    @Test
    void aFlushThatIsRefusedInItsMiddleEndsTheSession() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(new User("Ben")).posts().add(new Post("b"));
                    session.budget(1);
                    assertThatThrownBy(session::flush).hasMessageStartingWith("the budget of 1 statement is spent");
                    session.list(from(USERS));
                }))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("a statement of this transaction has failed");
        assertThat(SAMPLE.sql().fetchCount(USERS)).isEqualTo(1);
    }

    @Test
    void jooqsOwnStatementsAreCounted() {
        SAMPLE.db().transaction(session -> {
            session.budget(1);
            session.dsl().fetchCount(USERS);
            refused(
                    () -> session.dsl()
                            .selectFrom(USERS)
                            .where(USERS.name.eq("secret"))
                            .fetch(),
                    "the budget of 1 statement is spent, and another was refused before it was sent:\n  session.dsl(): "
                            + USERS_SQL
                            + " where \"users\".\"name\" = ?\nsent were\n  1. session.dsl(): select count(*) from \"users\""
                            + CURE);
        });
    }

    @Test
    void noValueIsToldOfAStatementInWhichJooqInlinesThem() {
        SAMPLE.db().transaction(session -> {
            session.budget(0);
            List<String> names = java.util.Collections.nCopies(40_000, "secret");
            assertThatThrownBy(() -> session.dsl()
                            .selectFrom(USERS)
                            .where(USERS.name.in(names))
                            .fetch())
                    .isInstanceOf(UsageException.class)
                    .hasMessageMatching(
                            "the budget of 0 statements is spent, and another was refused before it was sent:\n"
                                    + "  session.dsl\\(\\): a statement of \\d+ characters" + CURE);
            assertThat(DSL.val(1)).isNotNull();
        });
    }

    @Test
    void aBudgetThatIsNone() {
        SAMPLE.db().transaction(session -> {
            refused(() -> session.budget(-1), "budget(-1) is negative: give 0 or more statements");
        });
    }
}
