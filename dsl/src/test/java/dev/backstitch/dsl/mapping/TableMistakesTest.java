package dev.backstitch.dsl.mapping;

import static org.jooq.impl.SQLDataType.NUMERIC;

import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Column;
import org.junit.jupiter.api.Test;

/** A table is given once, its rows have a key, and PostgreSQL can create and fill its columns. */
class TableMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();

    private static final class Admins extends Sketch<User> {

        Admins() {
            super("admins", User.class, User::new);
            id("id");
        }
    }

    private static final class OldPosts extends Sketch<Post> {

        OldPosts() {
            super("old_posts", Post.class, Post::new);
        }
    }

    private static final class OtherUsers extends Sketch<Post> {

        OtherUsers() {
            super("users", Post.class, Post::new);
            id("id");
        }
    }

    @Test
    void noPrimaryKey() {
        Told.of(new OldPosts())
                .containsExactly(
                        "OldPosts has no primary key, by which a session knows a row again: mark its columns with "
                                + "primaryKey()");
    }

    @Test
    void aForeignKeyToATableWithoutPrimaryKeyIsNotToldAgain() {
        OldPosts old = new OldPosts();
        Column<Post, Long> number = old.number("number");
        users.number("post").references(() -> number);

        Told.of(users, old)
                .containsExactly(
                        "OldPosts has no primary key, by which a session knows a row again: mark its columns with "
                                + "primaryKey()");
    }

    @Test
    void aTableGivenTwice() {
        Told.of(users, posts, users).containsExactly("Users is given to Model.of twice: name it once");
    }

    @Test
    void aTableNameUsedTwice() {
        Told.of(users, new OtherUsers())
                .containsExactly(
                        "Table 'users' of Users and table 'users' of OtherUsers have the same name: rename one of them");
    }

    @Test
    void anEntityClassMappedTwice() {
        Told.of(users, new Admins())
                .containsExactly(
                        "Admins and Users both map User: a class has one table; map the second table to a class of its own");
    }

    @Test
    void nullInsteadOfATable() {
        Told.of(users, null)
                .containsExactly(
                        "Model.of is given null, or what is neither table nor association table, in place 2: build the model "
                                + "outside of the mapping classes, whose instances may not exist yet");
    }

    @Test
    void aColumnNameUsedTwice() {
        users.words("name");
        users.words("name");

        Told.of(users).containsExactly("Column 'name' of Users is declared twice: rename one of the two");
    }

    @Test
    void anIdentityThatIsNoInteger() {
        users.typed("score", NUMERIC(10)).identity();

        Told.of(users)
                .containsExactly(
                        "Users.score is an identity of type numeric (BigDecimal), and PostgreSQL draws whole numbers only: "
                                + "make it a smallint, integer or bigint");
    }

    @Test
    void anIdentityWithADefault() {
        users.number("rank").identity().defaultValue(7L);

        Told.of(users)
                .containsExactly(
                        "Users.rank has an identity and a default, and PostgreSQL takes one of them: leave one out");
    }

    @Test
    void aUniqueKeyOfNothing() {
        users.keeps();

        Told.of(users).containsExactly("Users declares a unique key of no columns: name the columns in unique(..)");
    }

    @Test
    void aRequiredColumnThatNothingFills() {
        users.words("name").notNull();

        Told.of(users)
                .containsExactly(
                        "Users.name is NOT NULL, and nothing gives it a value: map it to a property with map(..), give it a "
                                + "default with defaultValue(..), or leave notNull() out");
    }

    @Test
    void aRequiredForeignKeyThatNothingFills() {
        posts.number("user_id").notNull().references(() -> users.id);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.user_id is NOT NULL, and nothing gives it a value: declare a relationship on(..) it, or map "
                                + "it to a property with map(..), give it a default with defaultValue(..), or leave notNull() out");
    }

    @Test
    void aKeyThatNothingFills() {
        OldPosts natural = new OldPosts();
        natural.words("code").primaryKey();

        Told.of(natural)
                .containsExactly(
                        "OldPosts.code is NOT NULL, and nothing gives it a value: map it to a property with map(..), give it "
                                + "a default with defaultValue(..), or leave notNull() out");
    }

    @Test
    void whatFillsARequiredColumn() {
        users.words("name").notNull().map(Drawn::getText, Drawn::setText);
        users.words("state").notNull().defaultValue("new");
        users.number("rank").identity();
        posts.<User>one("author").on(posts.number("user_id").notNull().references(() -> users.id));
        Column<Post, Long> editorId = posts.number("editor_id").notNull().references(() -> users.id);
        users.<Post>many("edited").on(() -> editorId);

        Told.of(users, posts).isEmpty();
    }

    @Test
    void versionsThatTellNothing() {
        posts.number("a").version();
        posts.number("b").version();
        users.words("c").version();

        Told.of(users, posts)
                .containsExactly(
                        "Users.c is a version() of type clob (String), which has no next value: make it a smallint, integer,"
                                + " bigint, timestamp or timestamptz",
                        "Posts has several version columns, Posts.a, Posts.b: one tells whether a row was changed; keep one"
                                + " version()");
    }

    @Test
    void aVersionThatIsAlsoSomethingElse() {
        posts.number("a").defaultValue(3L).version();

        Told.of(posts)
                .containsExactly(
                        "Posts.a is a version(), which a flush counts, and takes its value from elsewhere too: leave the"
                                + " default, the identity or the primary key out");
    }

    @Test
    void aVersionThatIsNotThereToBeCounted() {
        Column<Post, Long> userId = posts.number("user_id").references(() -> users.id);
        users.<Post>many("posts").on(() -> userId).owned().bumpsVersion();
        users.<Post>many("drafts").on(() -> userId).bumpsVersion();

        Told.of(users, posts)
                .contains(
                        "Users.posts: bumpsVersion() counts the version of an owner, and Users has no version() column"
                                + " that could be counted: declare one, or leave bumpsVersion() out",
                        "Users.drafts: bumpsVersion() counts the version of an owner, and the relationship is not owned():"
                                + " declare that, or leave bumpsVersion() out");
    }

    @Test
    void valuesThatAreMadeTwiceOrForNobody() {
        posts.number("a").defaultValue(3L).generatedBy(() -> 4L).map(Post::getId, Post::setId);
        posts.number("b").sequence("numbers");
        users.words("c").sequence("words").map(user -> "", (user, word) -> {});

        Told.of(users, posts)
                .containsExactly(
                        "Users.c is an identity of type clob (String), and PostgreSQL draws whole numbers only: make it a"
                                + " smallint, integer or bigint",
                        "Posts.a gets its value from an identity or a default, and from elsewhere too: keep one of them",
                        "Posts.b gets a value that is made for a new object, and no property keeps it: map it with map(..)");
    }

    @Test
    void oneSequenceWithSeveralBlocks() {
        users.number("a").sequence("numbers", 5).map(User::getId, User::setId);
        posts.number("b").sequence("numbers").map(Post::getId, Post::setId);
        posts.number("c").sequence("numbers", 5).map(Post::getId, Post::setId);
        posts.number("d").sequence("Numbers", 7).map(Post::getId, Post::setId);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.b draws blocks of 1 from the sequence 'numbers', and Users.a blocks of 5: a sequence has one"
                                + " increment; give both the same block, or each a sequence of its own");
    }

    @Test
    void aComputedKey() {
        posts.number("a").primaryKey().generatedAs(posts.id.plus(1));

        Told.of(posts)
                .containsExactly(
                        "Posts.a is part of the primary key and computed by PostgreSQL, so nobody could write the row that has"
                                + " it: make it a unique key, and another column the primary one");
    }
}
