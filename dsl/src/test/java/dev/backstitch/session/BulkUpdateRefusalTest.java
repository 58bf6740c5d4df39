package dev.backstitch.session;

import static dev.backstitch.sample.Posts.POSTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.SampleDatabase;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Updates of many rows that are refused before anything is sent. */
class BulkUpdateRefusalTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @Test
    void theWholeTableHasToBeMeant() {
        SAMPLE.db().transaction(session -> {
            BulkUpdate<Post> update = session.update(POSTS).set(POSTS.title, "x");
            String refused =
                    "update of Posts says nothing of which rows, and would change all of them: give it where(..), or say"
                            + " all()";
            assertThatThrownBy(update::run).isInstanceOf(UsageException.class).hasMessage(refused);
            assertThatThrownBy(() -> update.where().run()).hasMessage(refused);
            assertThatThrownBy(() -> update.where(DSL.noCondition()).run()).hasMessage(refused);
            assertThatThrownBy(() -> update.where(POSTS.id.eq(1L)).all().run())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("update of Posts says both all() and where(..): leave one of them out");
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void whatCannotBeSetIsRefused() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.update(POSTS).all().run())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("update of Posts sets no column: say what with set(..)");
            assertThatThrownBy(() -> session.update(POSTS).set(POSTS.id, 1L))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Posts.id is part of the primary key, which tells a row from others as long as it lives: delete"
                                    + " the rows and add others, or change it by session.dsl() before anything of the table is read");
            assertThatThrownBy(
                            () -> session.update(POSTS).set(POSTS.title, "a").set(POSTS.title, POSTS.title.concat("b")))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Posts.title is set twice in one update: set it once");
            assertThatThrownBy(() ->
                            session.update(POSTS).set(POSTS.title, "a\0").all().run())
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage(
                            "Posts.title contains U+0000 at index 1: PostgreSQL would not store it as it is; change the"
                                    + " value; nothing was sent");
            assertThatThrownBy(() -> session.update(POSTS)
                            .set(POSTS.title, "a".repeat(201))
                            .all()
                            .run())
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessageStartingWith("Posts.title is 201 characters long");
            assertThatThrownBy(() ->
                            session.update(POSTS).setNull(POSTS.title).all().run())
                    .isInstanceOf(RefusedDataException.class)
                    .hasMessage("Posts.title is NOT NULL and was to be set to NULL: set a value; nothing was sent");
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }
}
