package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The values of IN travel as one array, whatever their number. */
class ValueListTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void users() {
        SAMPLE.db().transaction(session -> {
            List.of("Ann", "Bob", "Cid", "O'Hara, \"Pat\" {x} \\").forEach(name -> session.add(new User(name)));
        });
        SAMPLE.statements();
    }

    @Test
    void listsOfAllLengthsAreOneStatement() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(USERS).where(USERS.id.in(1L, 2L)))).hasSize(2);
            assertThat(session.list(from(USERS).where(USERS.id.in(List.of(1L, 2L, 3L)))))
                    .hasSize(3);
            List<String> ran = SAMPLE.statements();
            assertThat(ran)
                    .hasSize(2)
                    .allMatch(sql -> sql.endsWith("where \"users\".\"id\" = any (cast(? as bigint[]))"));
            assertThat(session.list(from(USERS).where(USERS.id.notIn(1L, 2L)))).hasSize(2);
            assertThat(SAMPLE.statements())
                    .element(0)
                    .asString()
                    .endsWith("where \"users\".\"id\" <> all (cast(? as bigint[]))");
        });
    }

    @Test
    void textArrivesAsItIs() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(USERS)
                            .where(USERS.name.in("Bob", "O'Hara, \"Pat\" {x} \\", "NULL", ""))
                            .orderBy(USERS.id)))
                    .extracting(User::getId)
                    .containsExactly(2L, 4L);
        });
    }

    @Test
    void nullIsUnknownAsInAnyList() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(USERS).where(USERS.id.in(Arrays.asList(1L, null)))))
                    .hasSize(1);
            assertThat(session.list(from(USERS).where(USERS.id.notIn(Arrays.asList(1L, null)))))
                    .isEmpty();
            assertThat(session.list(from(USERS).where(USERS.id.in(Set.of())))).isEmpty();
        });
    }

    @Test
    void whatIsNoPlainValueStaysInTheList() {
        SAMPLE.db().transaction(session -> {
            session.list(from(USERS).where(USERS.id.in(DSL.val(1L), DSL.inline(2L))));
            session.list(from(USERS).where(USERS.id.in(DSL.select(POSTS.userId).from(POSTS))));
            assertThat(SAMPLE.statements()).noneMatch(sql -> sql.contains("any"));
        });
    }

    @Test
    void aValueThatNoRowHasIsToldBeforeAnythingIsSent() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.list(from(USERS).where(USERS.name.in("Ann", "a\0b"))))
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessageContaining("compares with a value that contains U+0000 at index 1 of element 1");
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void aListKeptInAConstantIsTheSameEachTime() {
        var query = from(USERS).where(USERS.id.in(1L, 3L)).orderBy(USERS.id);
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < 3; i++) {
                assertThat(session.list(query)).extracting(User::getName).containsExactly("Ann", "Cid");
            }
        });
    }
}
