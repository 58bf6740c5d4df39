package dev.backstitch.pages;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.dsl.Sortable.sortable;
import static dev.backstitch.query.PageRequest.page;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.Sortable;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orders that are asked for from outside. */
class SortableTest {

    private static final Sortable<User> SORTABLE =
            sortable(USERS.name, USERS.id).and("posts", USERS.posts.size());

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void rows() {
        SAMPLE.db().transaction(session -> {
            for (String name : List.of("b", "a", "b")) {
                session.add(new User(name));
                session.flush();
            }
            session.get(USERS.id, 2L).posts().add(new Post("p"));
        });
        SAMPLE.statements();
    }

    private static List<Long> ids(String input) {
        return SAMPLE.db().transaction(session -> session.list(from(USERS).orderBy(SORTABLE.parse(input)))).stream()
                .map(User::getId)
                .toList();
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessage(message);
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void namesAndDirections() {
        assertThat(ids("name,-id")).containsExactly(2L, 3L, 1L);
        assertThat(ids(" -name , +id ")).containsExactly(1L, 3L, 2L);
        assertThat(ids("-posts,id")).containsExactly(2L, 1L, 3L);
        assertThat(SORTABLE.parse(null)).isEmpty();
        assertThat(SORTABLE.parse(" ")).isEmpty();
        assertThat(SAMPLE.statements().get(0)).endsWith(" order by \"users\".\"name\" asc, \"users\".\"id\" desc");
    }

    @Test
    void aNameAndADirection() {
        assertThat(SORTABLE.by("name", "DESC").toString()).isEqualTo("[\"users\".\"name\" desc]");
        assertThat(SORTABLE.by("name", "asc").toString()).isEqualTo("[\"users\".\"name\" asc]");
        assertThat(SORTABLE.by("name", null).toString()).isEqualTo("[\"users\".\"name\" asc]");
        refused(
                () -> SORTABLE.by("name", "desc; drop table users"),
                "'desc; drop table users' is no direction of an order: ask for asc or desc");
    }

    @Test
    void pagesFollowAnOrderFromOutside() {
        SAMPLE.db().transaction(session -> {
            String cursor = session.page(from(USERS).orderBy(SORTABLE.parse("-posts")), page(1))
                    .endCursor();
            assertThat(session.page(from(USERS).orderBy(SORTABLE.parse("-posts")), page(5).after(cursor))
                            .items())
                    .extracting(User::getId)
                    .containsExactly(3L, 1L);
        });
    }

    @Test
    void whatMayNotBeAskedFor() {
        String ask = ": ask for name, id, posts, with - before it for the descending order";
        refused(() -> SORTABLE.parse("nmae"), "there is no order by 'nmae'" + ask);
        refused(() -> SORTABLE.parse("Name"), "there is no order by 'Name'" + ask);
        refused(() -> SORTABLE.parse("name desc"), "there is no order by 'name desc'" + ask);
        refused(() -> SORTABLE.parse("--name"), "there is no order by '-name'" + ask);
        refused(() -> SORTABLE.parse("name,"), "there is no order by ''" + ask);
        refused(() -> SORTABLE.parse(",name"), "there is no order by ''" + ask);
        refused(() -> SORTABLE.parse("name,,id"), "there is no order by ''" + ask);
        refused(() -> SORTABLE.parse("-"), "there is no order by ''" + ask);
        refused(
                () -> SORTABLE.parse("id;\ndelete from users\0 where 1 = 1 or name = 'x'"),
                "there is no order by 'id;?delete from users? where 1 = 1 or na...'" + ask);
        refused(() -> SORTABLE.parse("name,-name"), "the order asks for 'name' twice: leave one of them out");
    }

    @Test
    void namesThatCannotBeAskedFor() {
        for (String name : List.of("", " ", " x", "a,b", "-x", "+x")) {
            refused(
                    () -> SORTABLE.and(name, USERS.id),
                    "'" + name
                            + "' cannot be asked for in an order: give a name without blanks around it, a comma or a sign before it");
        }
        refused(
                () -> SORTABLE.and("name", USERS.id),
                "two orders are called 'name': give one of them another name by and(..)");
        assertThat(SORTABLE).hasToString("sortable by name, id, posts");
    }
}
