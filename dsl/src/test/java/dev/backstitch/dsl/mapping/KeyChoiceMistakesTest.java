package dev.backstitch.dsl.mapping;

import dev.backstitch.dsl.ToManySpec;
import dev.backstitch.dsl.ToOneSpec;
import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.Tag;
import dev.backstitch.dsl.mapping.Sketch.Tags;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Column;
import org.junit.jupiter.api.Test;

/** A relationship without association table stands on one foreign key, which both sides mean, and which belongs to nobody else. */
class KeyChoiceMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private final Tags tags = new Tags();
    private ToOneSpec<Post, User> author;
    private ToManySpec<User, Post> written;

    private Column<Post, Long> reference(String name) {
        return posts.number(name).references(() -> users.id);
    }

    @Test
    void noForeignKeyBetweenTheTables() {
        author = posts.<User>one("author").backPopulates(() -> written);
        written = users.<Post>many("posts").backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts and Posts.author stand on no foreign key: Posts has none to Users; declare the column "
                                + "that holds it with references(..)");
    }

    @Test
    void severalAndNoneChosen() {
        reference("user_id");
        reference("editor_id");
        author = posts.<User>one("author").backPopulates(() -> written);
        written = users.<Post>many("posts").backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts and Posts.author may stand on several foreign keys (Posts.user_id, Posts.editor_id): "
                                + "choose one with on(..)");
    }

    @Test
    void noneForAReferenceAlone() {
        posts.<User>one("author");

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author stands on no foreign key: Posts references no table; declare the column that does with "
                                + "references(..), or name the other side with backPopulates(..) if that holds the key");
    }

    @Test
    void severalForAReferenceAlone() {
        reference("user_id");
        posts.number("tag_id").references(() -> tags.id);
        posts.<User>one("author");

        Told.of(users, posts, tags)
                .containsExactly(
                        "Posts.author may stand on several foreign keys (Posts.user_id, Posts.tag_id): choose one with on(..)");
    }

    @Test
    void noneForACollectionAlone() {
        users.<Post>many("posts");

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts stands on no foreign key: no table references Users; declare the column that does with "
                                + "references(..), or go through(..) an association table");
    }

    @Test
    void severalForACollectionAlone() {
        reference("user_id");
        tags.number("owner_id").references(() -> users.id);
        users.<Post>many("posts");

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.posts may stand on several foreign keys (Posts.user_id, Tags.owner_id): choose one with on(..)");
    }

    @Test
    void aColumnThatIsNoForeignKey() {
        Column<Post, Long> userId = posts.number("user_id");
        posts.<User>one("author").on(userId);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author says on(Posts.user_id), which is no foreign key: declare it with references(..)");
    }

    @Test
    void aColumnThatIsNoForeignKeyAmongOthersThatAre() {
        reference("user_id");
        reference("editor_id");
        posts.<User>one("author").on(posts.id);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author says on(Posts.id), which is no foreign key: declare it with references(..), or choose "
                                + "one of Posts.user_id, Posts.editor_id");
    }

    @Test
    void aPartOfACompositeForeignKey() {
        Column<User, Long> tenant = users.number("tenant");
        users.keeps(tenant, users.id);
        Column<Post, Long> postTenant = posts.number("tenant");
        Column<Post, Long> userId = posts.number("user_id");
        posts.names(postTenant, userId).references(() -> tenant, () -> users.id);
        posts.<User>one("author").on(userId);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author says on(Posts.user_id), which is only part of foreign key Posts(tenant, user_id): name "
                                + "all of its columns");
    }

    @Test
    void aForeignKeyToAnotherTable() {
        written = users.<Post>many("posts").backPopulates(() -> author);
        author = posts.<User>one("author")
                .on(posts.number("tag_id").references(() -> tags.id))
                .backPopulates(() -> written);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Posts.author says on(Posts.tag_id), which connects Posts with Tags: choose a foreign key between "
                                + "Posts and Users");
    }

    @Test
    void aForeignKeyOfAnotherTable() {
        Column<Tag, Long> postId = tags.number("post_id").references(() -> posts.id);
        posts.<Tag>many("tags").on(() -> postId);
        users.<Tag>many("tags").on(() -> postId);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.tags says on(Tags.post_id), which connects Tags with Posts: choose a foreign key between "
                                + "Users and another table");
    }

    @Test
    void oneColumnThatIsSeveralForeignKeys() {
        Column<Post, Long> ownerId = reference("owner_id");
        posts.names(ownerId).references(() -> tags.id);
        posts.<User>one("owner").on(ownerId);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Posts.owner says on(Posts.owner_id), which is several foreign keys, to Users, Tags: name the "
                                + "counterpart by its field, which tells which");
    }

    @Test
    void twoSidesOnDifferentKeys() {
        Column<Post, Long> userId = reference("user_id");
        Column<Post, Long> editorId = reference("editor_id");
        author = posts.<User>one("author").on(userId).backPopulates(() -> written);
        written = users.<Post>many("posts").on(() -> editorId).backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts stands on foreign key Posts.editor_id, and its counterpart Posts.author on foreign key "
                                + "Posts.user_id: the two sides of a relationship share one foreign key");
    }

    @Test
    void twoSidesThatBothHoldAKey() {
        Column<User, Long> postId = users.number("post_id").unique().references(() -> posts.id);
        Column<Post, Long> userId = posts.number("user_id").unique().references(() -> users.id);
        author = posts.<User>one("author").on(userId).backPopulates("post");
        users.<Post>one("post").on(postId).backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Users.post and its counterpart Posts.author both hold a key (Users.post_id, Posts.user_id), and two "
                                + "keys can disagree: leave on(..) and the column out on one side, or declare two relationships");
    }

    @Test
    void twoSidesOfOneTableThatPointTheSameWay() {
        Column<User, Long> mentorId = users.number("mentor_id").unique().references(() -> users.id);
        users.<User>one("mentor").on(mentorId).backPopulates("apprentice");
        users.<User>one("apprentice").on(mentorId).backPopulates("mentor");

        Told.of(users)
                .containsExactly(
                        "Users.mentor and its counterpart Users.apprentice point the same way, and foreign key "
                                + "Users.mentor_id points one way: give on(..) to the one whose object holds the key, and not to the "
                                + "other");
    }

    @Test
    void twoSidesOfOneTableOfWhichNoneHoldsTheKey() {
        users.number("mentor_id").unique().references(() -> users.id);
        users.<User>one("mentor").backPopulates("apprentice");
        users.<User>one("apprentice").backPopulates("mentor");

        Told.of(users)
                .containsExactly(
                        "Users.mentor and its counterpart Users.apprentice point the same way, and foreign key "
                                + "Users.mentor_id points one way: give on(..) to the one whose object holds the key, and not to the "
                                + "other");
    }

    @Test
    void twoRelationshipsThatWriteOneKey() {
        Column<Post, Long> userId = reference("user_id");
        posts.<User>one("author").on(userId);
        users.<Post>many("posts").on(() -> userId);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts and Posts.author both stand on foreign key Posts.user_id, and would write it without "
                                + "knowing of each other: let them name each other with backPopulates(..), or leave one out");
    }

    @Test
    void twoReferencesThatWriteOneKey() {
        Column<Post, Long> userId = reference("user_id");
        posts.<User>one("author").on(userId);
        posts.<User>one("writer").on(userId);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author and Posts.writer both stand on foreign key Posts.user_id, and would write it without "
                                + "knowing of each other: let them name each other with backPopulates(..), or leave one out");
    }
}
