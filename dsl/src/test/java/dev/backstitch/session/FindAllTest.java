package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindAllTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void threeUsers() {
        SAMPLE.db().transaction(session -> {
            for (String name : List.of("Alice", "Bob", "Carl")) {
                User user = session.add(new User(name));
                Post post = new Post("by " + name);
                user.posts().add(post);
                post.tags().add(new Tag("tag of " + name));
            }
        });
        SAMPLE.statements();
    }

    @Test
    void oneStatementFindsAllInTheOrderOfTheKeys() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.findAll(USERS.id, List.of(3L, 99L, 1L, 3L)))
                    .extracting(User::getName)
                    .containsExactly("Carl", "Alice");
            assertThat(SAMPLE.statements())
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("(\"users\".\"id\" = any(cast(? as int8[])))");
        });
    }

    @Test
    void whatTheSessionHasIsNotReadAgain() {
        SAMPLE.db().transaction(session -> {
            User bob = session.get(USERS.id, 2L);
            SAMPLE.statements();
            assertThat(session.findAll(USERS.id, List.of(2L))).containsExactly(bob);
            assertThat(session.findAll(USERS.id, List.of())).isEmpty();
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(session.findAll(USERS.id, List.of(1L, 2L, 3L)))
                    .hasSize(3)
                    .element(1)
                    .isSameAs(bob);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(session.get(USERS.id, 3L).posts()).hasSize(1);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(session.get(USERS.id, 1L).posts().isLoaded()).isTrue();
        });
    }

    @Test
    void whatIsNewOrToBeDeletedCountsAsItWillBe() {
        SAMPLE.db().transaction(session -> {
            session.delete(session.get(USERS.id, 1L).posts().get(0));
            session.delete(session.get(USERS.id, 1L));
            User dora = session.add(new User("Dora"));
            assertThat(session.findAll(USERS.id, List.of(1L, 2L, 4L)))
                    .extracting(User::getName)
                    .containsExactly("Bob", "Dora");
            assertThat(dora.getId()).isEqualTo(4L);
        });
    }

    @Test
    void aUniqueKeyFindsByTheRowsOfNow() {
        SAMPLE.db().transaction(session -> {
            Tag alices = session.get(TAGS.id, 1L);
            session.get(TAGS.id, 2L).setName("changed");
            SAMPLE.sql().execute("update tags set name = 'renamed' where id = 1");
            assertThat(session.findAll(TAGS.name, List.of("renamed", "tag of Carl", "changed", "tag of Bob")))
                    .extracting(Tag::getId)
                    .containsExactly(3L, 2L, 1L);
            assertThat(alices.getName()).isEqualTo("tag of Alice");
        });
    }

    @Test
    void anyNumberOfKeysIsOneStatement() {
        SAMPLE.db().transaction(session -> {
            List<Long> keys = LongStream.rangeClosed(1, 100_000).boxed().toList();
            assertThat(session.findAll(POSTS.id, keys)).hasSize(3);
            assertThat(SAMPLE.statements()).hasSize(1);
        });
    }

    @Test
    void badKeysAreRefusedBeforeAnythingIsSent() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.findAll(USERS.name, List.of("Alice")))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("Users.name is neither the whole primary key nor a unique key");
            assertThatThrownBy(() -> session.findAll(USERS.id, Arrays.asList(1L, null)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("Users.id is looked up by null");
            assertThatThrownBy(() -> session.findAll(TAGS.name, List.of("a\0b")))
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage(
                            "Tags.name is looked up by a value that contains U+0000 at index 1, which PostgreSQL does"
                                    + " not store: no row has it; nothing was sent");
            assertThatThrownBy(() -> session.find(TAGS.name, "a\0b")).isInstanceOf(RefusedDataException.class);
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(session.list(from(USERS))).hasSize(3);
        });
    }
}
