package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.query.Selection;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import dev.backstitch.session.Session;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CountTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void fiveUsersOfWhomTheFirstHasTwoPosts() {
        SAMPLE.db().transaction(session -> {
            for (String name : List.of("a", "b", "c", "d", "e")) {
                session.add(new User(name));
            }
            session.flush();
            User first = session.one(from(USERS).where(USERS.name.eq("a")));
            first.posts().add(new Post("a1"));
            first.posts().add(new Post("a2"));
        });
        SAMPLE.statements();
    }

    private static long count(Selection<?> query) {
        return SAMPLE.db().<Long>transaction(session -> session.count(query));
    }

    private static boolean exists(Selection<?> query) {
        return SAMPLE.db().<Boolean>transaction(session -> session.exists(query));
    }

    @Test
    void countCountsWhatAListWouldHold() {
        assertThat(count(from(USERS))).isEqualTo(5);
        assertThat(count(from(USERS).where(USERS.name.gt("b")).orderBy(USERS.name)))
                .isEqualTo(3);
        assertThat(count(from(USERS).limit(2))).isEqualTo(2);
        assertThat(count(from(USERS).limit(9).offset(4))).isEqualTo(1);
        assertThat(count(from(USERS).with(USERS.posts).where(USERS.posts.any())))
                .isEqualTo(1);
        assertThat(count(from(POSTS.as("p")).forUpdate())).isEqualTo(2);
        assertThat(SAMPLE.statements()).hasSize(6);
    }

    @Test
    void existsTellsWhetherAListWouldHoldAny() {
        assertThat(exists(from(USERS))).isTrue();
        assertThat(exists(from(USERS).where(USERS.name.eq("x")))).isFalse();
        assertThat(exists(from(USERS).limit(1).offset(5))).isFalse();
        assertThat(exists(from(POSTS).where(POSTS.author.path(USERS.name).eq("a"))))
                .isTrue();
        assertThat(SAMPLE.statements()).hasSize(4);
    }

    @Test
    void bothSeeWhatIsPending() {
        SAMPLE.db().transaction(session -> {
            session.add(new User("new"));
            assertThat(session.exists(from(USERS).where(USERS.name.eq("new")))).isTrue();
            session.delete(session.one(from(USERS).where(USERS.name.eq("e"))));
            assertThat(session.count(from(USERS))).isEqualTo(5);
        });
    }

    @Test
    void theOrderCountsWhereALimitNeedsIt() {
        assertThat(count(from(USERS).orderBy(USERS.posts.size().desc()).limit(1)))
                .isEqualTo(1);
    }

    @Test
    void afterTheEndNeitherIsAnswered() {
        Session ended = SAMPLE.db().<Session>transaction(session -> session);
        assertThatThrownBy(() -> ended.count(from(USERS))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> ended.exists(from(USERS))).isInstanceOf(UsageException.class);
    }
}
