package dev.backstitch.dsl.mapping;

import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.Tag;
import dev.backstitch.dsl.mapping.Sketch.Tags;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.Relationship;
import org.junit.jupiter.api.Test;

/** Lambdas of a mapping that throw, or that give null because what they name is not initialised. */
class SupplierMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private final Tags tags = new Tags();
    private final Column<Post, Long> userId = posts.number("user_id").references(() -> users.id);

    @Test
    void aCounterpartThatIsNull() {
        users.<Post>many("posts").backPopulates(() -> (Relationship<Post, User>) null);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts: backPopulates(..) gives null: what it names is not initialised; initialise it where it "
                                + "is declared, name it by a lambda as in () -> USERS.id, and build the model outside of the mapping "
                                + "classes");
    }

    @Test
    void aCounterpartThatThrows() {
        users.<Post>many("posts").backPopulates(() -> {
            throw new IllegalStateException("not now");
        });

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts: backPopulates(..) throws java.lang.IllegalStateException: not now: Model.of calls it "
                                + "once, and it has to succeed");
    }

    @Test
    void aForeignKeyThatNamesNull() {
        tags.number("user_id").references(() -> null);
        tags.<User>one("user");

        Told.of(users, tags)
                .containsExactly(
                        "Foreign key Tags.user_id: references(..) gives null: what it names is not initialised; initialise "
                                + "it where it is declared, name it by a lambda as in () -> USERS.id, and build the model outside of "
                                + "the mapping classes");
    }

    @Test
    void onAColumnDeclaredFurtherDown() {
        posts.<User>one("author").on((Column<Post, ?>) null);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author: on(..) gives null: what it names is not initialised; initialise it where it is "
                                + "declared, name it by a lambda as in () -> USERS.id, and build the model outside of the mapping "
                                + "classes");
    }

    @Test
    void anAssociationThatIsNull() {
        posts.<Tag>many("tags").through(() -> null);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Posts.tags: through(..) gives null: what it names is not initialised; initialise it where it is "
                                + "declared, name it by a lambda as in () -> USERS.id, and build the model outside of the mapping "
                                + "classes");
    }

    @Test
    void anAssociationThatNamesNull() {
        Association<Post, Tag> broken = associationTable("post_tags")
                .from("post_id", () -> posts.id)
                .to("tag_id", () -> (Column<Tag, Long>) null);
        posts.<Tag>many("tags").through(() -> broken);

        Told.of(users, posts, tags, broken)
                .containsExactly(
                        "Association table 'post_tags': to(..) gives null: what it names is not initialised; initialise it "
                                + "where it is declared, name it by a lambda as in () -> USERS.id, and build the model outside of the "
                                + "mapping classes");
    }

    @Test
    void anOrderThatThrows() {
        users.<Post>many("posts").on(() -> userId).orderBy(() -> {
            throw new IllegalStateException("not now");
        });

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts: orderBy(..) throws java.lang.IllegalStateException: not now: Model.of calls it once, "
                                + "and it has to succeed");
    }

    @Test
    void anOrderByAnotherTable() {
        users.<Post>many("posts").on(() -> userId).orderBy(() -> posts.id, () -> users.id.desc());

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts is ordered by Users.id, but its elements are rows of Posts: order it by columns of that "
                                + "table");
    }

    @Test
    void aBackrefThatCannotTellItsTable() {
        Column<Post, Long> plain = posts.number("plain");
        posts.<User>one("author").on(plain).backref("posts", (User user) -> user.many(null));

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author declares its other side by backref(..), so it has to name its foreign key: put on(..) "
                                + "before it, with a column that references the other table");
    }
}
