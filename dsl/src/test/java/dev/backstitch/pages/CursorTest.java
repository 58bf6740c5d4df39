package dev.backstitch.pages;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.query.PageRequest.page;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.param;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.UsageException;
import dev.backstitch.query.PageRequest;
import dev.backstitch.query.Selection;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import dev.backstitch.session.Database;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a cursor is refused for; each time nothing is sent, and the session goes on. */
class CursorTest {

    private static final String CHANGED =
            "the page of from(Users) was asked for by a text that is no cursor of this database, or was"
                    + " changed: give what a page said, as it was; several servers take each other's cursors where they have the same"
                    + " db.cursorKey(..); nothing was sent";
    private static final String OTHER =
            "the page of from(Users) was asked for by a cursor of another query: conditions, their values"
                    + " and the order have to be the same; begin at the first page; nothing was sent";
    private static final Param<String> NAME = param("name", String.class);
    private static final EntityQuery<User> BY_NAME = from(USERS).orderBy(USERS.name);

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private String cursor;

    @BeforeEach
    void rows() {
        SAMPLE.db().transaction(session -> {
            List.of("a", "b", "c").forEach(name -> session.add(new User(name)));
            session.add(new Post("p"));
        });
        cursor = cursor(BY_NAME);
    }

    private static String cursor(Selection<?> query) {
        return SAMPLE.db().transaction(session -> session.page(query, page(1))).endCursor();
    }

    private static void refused(Selection<?> query, String cursor, String message) {
        refused(SAMPLE.db(), query, page(1).after(cursor), message);
        refused(SAMPLE.db(), query, page(1).before(cursor), message);
    }

    private static void refused(Database db, Selection<?> query, PageRequest request, String message) {
        db.transaction(session -> {
            User kept = session.add(new User("kept"));
            session.flush();
            kept.setName("changed");
            SAMPLE.statements();
            assertThatThrownBy(() -> session.page(query, request))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(message);
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(session.list(from(USERS).where(USERS.name.eq("changed"))))
                    .containsExactly(kept);
            session.delete(kept);
        });
    }

    @Test
    void aCursorOfAnotherQuery() {
        refused(from(USERS), cursor, OTHER);
        refused(from(USERS).orderBy(USERS.name.desc()), cursor, OTHER);
        refused(BY_NAME.where(USERS.id.gt(0L)), cursor, OTHER);
        refused(from(POSTS).orderBy(POSTS.title), cursor, OTHER.replace("Users", "Posts"));
    }

    @Test
    void aCursorOfOtherValues() {
        String some = cursor(BY_NAME.where(USERS.name.ge("a")));
        refused(BY_NAME.where(USERS.name.ge("b")), some, OTHER);
        String bound = cursor(BY_NAME.where(USERS.name.ge(NAME)).bind(NAME, "a"));
        refused(BY_NAME.where(USERS.name.ge(NAME)).bind(NAME, "b"), bound, OTHER);
        refused(BY_NAME.where(USERS.name.ge(NAME).or(USERS.id.gt(0L))).bind(NAME, null), bound, OTHER);
        SAMPLE.db().transaction(session -> {
            assertThat(session.page(BY_NAME.where(USERS.name.ge(NAME)).bind(NAME, "a"), page(1).after(bound))
                            .items())
                    .extracting(User::getName)
                    .containsExactly("b");
        });
    }

    @Test
    void aTextThatIsNoCursor() {
        for (String text :
                List.of("", "x", "null", "not a cursor; drop table users", cursor.substring(1), cursor + "AA")) {
            refused(BY_NAME, text, CHANGED);
        }
    }

    @Test
    void aCursorOfWhichOneBitWasChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int place = 0; place < bytes.length; place += 5) {
            byte[] changed = bytes.clone();
            changed[place] ^= 1;
            refused(BY_NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(changed), CHANGED);
        }
    }

    @Test
    void serversTakeEachOthersCursorsByACommonKeyOnly() {
        byte[] key = "thirty-two bytes, more or less random".getBytes(StandardCharsets.UTF_8);
        try (Database one = Database.of(Sample.MODEL, SAMPLE.pool());
                Database other = Database.of(Sample.MODEL, SAMPLE.pool())) {
            String ofOne =
                    one.transaction(session -> session.page(BY_NAME, page(1))).endCursor();
            refused(other, BY_NAME, page(1).after(ofOne), CHANGED);
            one.cursorKey(key);
            other.cursorKey(key);
            refused(other, BY_NAME, page(1).after(ofOne), CHANGED);
            String shared =
                    one.transaction(session -> session.page(BY_NAME, page(1))).endCursor();
            assertThat(other.transaction(session -> session.page(BY_NAME, page(1).after(shared)))
                            .items())
                    .extracting(User::getName)
                    .containsExactly("b");
            assertThatThrownBy(() -> one.cursorKey(Arrays.copyOf(key, 31)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "cursorKey(..) was given 31 bytes: give at least 32 random ones, the same to each server");
        }
    }

    @Test
    void aPageThatIsNone() {
        assertThatThrownBy(() -> page(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("page(0) shows nothing: give at least 1");
        assertThatThrownBy(() -> page(20).number(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("number(0) is no page: the first is 1");
        assertThatThrownBy(() -> page(20).number(Long.MAX_VALUE))
                .isInstanceOf(UsageException.class)
                .hasMessage("number(9223372036854775807) is no page: the first is 1, and no query has that many");
        assertThatThrownBy(() -> page(20).offset(-1))
                .isInstanceOf(UsageException.class)
                .hasMessage("offset(-1) is negative: give 0 or more");
        SAMPLE.db().transaction(session -> {
            assertThat(session.page(from(USERS), page(Integer.MAX_VALUE)).items())
                    .hasSize(3);
        });
    }

    @Test
    void aQueryThatHasALimitOfItsOwn() {
        String message =
                "page(..) was given from(Users) with a limit or an offset of its own: leave them out, the page says how many"
                        + " and where; nothing was sent";
        refused(SAMPLE.db(), BY_NAME.limit(5), page(1), message);
        refused(SAMPLE.db(), BY_NAME.offset(5), page(1), message);
    }

    @Test
    void anOrderByAConstant() {
        refused(
                SAMPLE.db(),
                from(USERS).orderBy(DSL.inline(1)),
                page(1),
                "a page of Users cannot be ordered by a constant: order it by columns, or by what is made of them; nothing was sent");
    }
}
