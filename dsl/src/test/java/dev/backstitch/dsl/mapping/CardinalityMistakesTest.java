package dev.backstitch.dsl.mapping;

import dev.backstitch.dsl.ToManySpec;
import dev.backstitch.dsl.ToOneSpec;
import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Column;
import org.junit.jupiter.api.Test;

/** A side is a collection exactly where the key allows several, and what is owned has one owner. */
class CardinalityMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private ToManySpec<User, Post> written;
    private ToManySpec<Post, User> authors;
    private ToOneSpec<User, Post> post;
    private ToOneSpec<Post, User> author;

    private Column<Post, Long> userId() {
        return posts.number("user_id").references(() -> users.id);
    }

    private Column<Post, Long> uniqueUserId() {
        return posts.number("user_id").unique().references(() -> users.id);
    }

    @Test
    void twoCollectionsOnAForeignKey() {
        userId();
        written = users.<Post>many("posts").backPopulates(() -> authors);
        authors = posts.<User>many("authors").backPopulates(() -> written);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts and its counterpart Posts.authors are both collections, but a foreign key names one row "
                                + "at most: declare the side that holds it with toOne(..), or let both go through(..) an association "
                                + "table");
    }

    @Test
    void aParentThatBecameTheManySide() {
        Column<User, Long> parentId = users.number("parent_id").references(() -> users.id);
        users.<User>many("parent").on(() -> parentId).backPopulates("children");
        users.<User>many("children").backPopulates("parent");

        Told.of(users)
                .containsExactly(
                        "Users.parent and its counterpart Users.children are both collections, but a foreign key names one "
                                + "row at most: declare the side that holds it with toOne(..), or let both go through(..) an "
                                + "association table");
    }

    @Test
    void aCollectionThatHoldsTheKey() {
        Column<Post, Long> userId = userId();
        Column<?, ?> any = userId;
        authors = posts.<User>many("authors")
                .on(() -> CardinalityMistakesTest.<User>unchecked(any))
                .backPopulates(() -> post);
        post = users.<Post>one("post").backPopulates(() -> authors);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.authors is a collection, but foreign key Posts.user_id names at most one User: declare it "
                                + "with toOne(..)");
    }

    @Test
    void aCollectionAloneThatHoldsTheKey() {
        Column<?, ?> userId = userId();
        posts.<User>many("authors").on(() -> CardinalityMistakesTest.<User>unchecked(userId));

        Told.of(users, posts)
                .containsExactly(
                        "Posts.authors is a collection, but foreign key Posts.user_id names at most one User: declare it "
                                + "with toOne(..)");
    }

    @Test
    void aCollectionOfAtMostOne() {
        Column<Post, Long> userId = uniqueUserId();
        author = posts.<User>one("author").on(userId).backPopulates(() -> written);
        written = users.<Post>many("posts").backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts is a collection, but foreign key Posts.user_id is unique, so it has at most one "
                                + "element: declare it with toOne(..), or leave out what makes the key unique");
    }

    @Test
    void aCollectionOfAtMostOneByThePrimaryKey() {
        Column<Post, Long> shared = posts.id;
        posts.names(shared).references(() -> users.id);
        users.<Post>many("posts").on(() -> shared);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts is a collection, but foreign key Posts.id is unique, so it has at most one element: "
                                + "declare it with toOne(..), or leave out what makes the key unique");
    }

    @Test
    void oneToOneWithoutAUniqueKey() {
        Column<Post, Long> userId = userId();
        author = posts.<User>one("author").on(userId).backPopulates(() -> post);
        post = users.<Post>one("post").backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Users.post is a reference to one, but foreign key Posts.user_id is not unique, so several may be "
                                + "found: mark the key with unique(), or declare Users.post with toMany(..)");
    }

    @Test
    void oneToOneOfOneTableWithoutAUniqueKey() {
        Column<User, Long> parentId = users.number("parent_id").references(() -> users.id);
        users.<User>one("parent").on(parentId).backPopulates("children");
        users.<User>one("children").backPopulates("parent");

        Told.of(users)
                .containsExactly(
                        "Users.children is a reference to one, but foreign key Users.parent_id is not unique, so several may "
                                + "be found: mark the key with unique(), or declare Users.children with toMany(..)");
    }

    @Test
    void ownedByTheSideThatSeveralShare() {
        posts.<User>one("author").on(userId()).owned();

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author is owned(), but foreign key Posts.user_id is not unique, so others may hold the same "
                                + "User: leave owned() out");
    }

    @Test
    void ownedByTheSideThatHoldsTheKey() {
        posts.<User>one("author").on(uniqueUserId()).owned();

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author is owned(), but its own row holds foreign key Posts.user_id, so nothing would tell"
                                + " which row to delete once it is let go: let the other table hold the key, or leave owned() out");
    }

    @Test
    void ownedByEachOther() {
        author = posts.<User>one("author").on(uniqueUserId()).owned().backPopulates(() -> post);
        post = users.<Post>one("post").owned().backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author and its counterpart Users.post are both owned(): an object cannot belong to what "
                                + "belongs to it; leave one out");
    }

    @SuppressWarnings("unchecked") // what the compiler would refuse
    private static <T> Column<T, ?> unchecked(Column<?, ?> column) {
        return (Column<T, ?>) column;
    }
}
