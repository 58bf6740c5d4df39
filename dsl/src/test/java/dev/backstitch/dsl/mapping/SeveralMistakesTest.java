package dev.backstitch.dsl.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.Tag;
import dev.backstitch.dsl.mapping.Sketch.Tags;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.error.MappingException;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import org.junit.jupiter.api.Test;

/** All mistakes come in one exception, in the order of the tables given, and without those that only follow from others. */
class SeveralMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private final Tags tags = new Tags();

    @Test
    void areToldAtOnce() {
        Column<Post, Long> userId = posts.number("user_id").notNull().references(() -> users.id);
        users.<Post>many("posts").on(() -> userId).backPopulates("autor");
        posts.<User>one("author").on(userId).backPopulates("posts");
        posts.words("title").notNull();
        tags.words("label");
        tags.words("label");
        tags.<Post>one("post");

        assertThatThrownBy(() -> Model.of(posts, tags, users))
                .isInstanceOf(MappingException.class)
                .hasMessage("""
                        The mapping has 4 mistakes:
                          1. Posts.title is NOT NULL, and nothing gives it a value: map it to a property with map(..), \
                        give it a default with defaultValue(..), or leave notNull() out
                          2. Column 'label' of Tags is declared twice: rename one of the two
                          3. Tags.post stands on no foreign key: Tags references no table; declare the column that does with \
                        references(..), or name the other side with backPopulates(..) if that holds the key
                          4. Users.posts back-populates 'autor', but Posts has no relationship of that name; \
                        did you mean 'author'?""");
    }

    @Test
    void leaveTheRelationshipsUnresolved() {
        Column<Post, Long> userId = posts.number("user_id").references(() -> users.id);
        var author = posts.<User>one("author").on(userId);
        posts.words("title").notNull();

        Told.of(users, posts).hasSize(1);
        assertThatThrownBy(() -> author.definition().mapping())
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Posts.author belongs to no model yet: give its table to Model.of before it is used in a query");
    }

    @Test
    void aForeignKeyThatIsWrongIsNotMissedByItsRelationships() {
        Column<User, String> name = users.words("name");
        Column<Post, String> userName = posts.words("user_name").notNull().references(() -> name);
        posts.<User>one("author").on(userName).backPopulates("posts");
        users.<Post>many("posts").backPopulates("author");
        posts.<User>one("reader").backPopulates("read");
        users.<Post>many("read").backPopulates("reader");

        Told.of(users, posts)
                .containsExactly(
                        "Foreign key Posts.user_name references Users.name, which is no key of Users: reference one of its "
                                + "keys (Users.id), or mark what it references with unique()");
    }

    @Test
    void aTableThatIsMissingIsToldOnce() {
        posts.<User>one("author").on(posts.number("user_id").notNull().references(() -> users.id));
        tags.<User>one("owner").on(tags.number("owner_id").references(() -> users.id));
        tags.<Tag>one("parent").on(tags.number("parent_id").references(() -> tags.id));

        Told.of(posts, tags)
                .containsExactly(
                        "Foreign key Posts.user_id refers to Users, which is not in the model: give it to Model.of as well");
    }
}
