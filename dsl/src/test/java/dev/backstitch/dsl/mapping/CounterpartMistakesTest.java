package dev.backstitch.dsl.mapping;

import dev.backstitch.dsl.ManyToOne;
import dev.backstitch.dsl.ToManySpec;
import dev.backstitch.dsl.ToOneSpec;
import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.Tag;
import dev.backstitch.dsl.mapping.Sketch.Tags;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Column;
import dev.backstitch.model.RelationshipDeclaration;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.ToOne;
import org.junit.jupiter.api.Test;

/** The two sides of a relationship name each other, and nobody else names them. */
class CounterpartMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private final Tags tags = new Tags();
    private final Column<Post, Long> userId = posts.number("user_id").references(() -> users.id);
    private ToOneSpec<Post, User> author;
    private ToManySpec<User, Post> written;
    private ToManySpec<User, Post> drafts;
    private ManyToOne<Post, User> editor;

    @Test
    void aNameThatIsMisspelt() {
        users.<Post>many("posts").backPopulates("auhtor");
        posts.<User>one("author").on(userId).backPopulates("posts");
        posts.<User>one("editor").on(posts.number("editor_id").references(() -> users.id));

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts back-populates 'auhtor', but Posts has no relationship of that name; did you mean "
                                + "'author'?");
    }

    @Test
    void aNameThatIsAnotherWord() {
        users.<Post>many("posts").backPopulates("user");
        posts.<User>one("author").on(userId).backPopulates("posts");

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts back-populates 'user', but Posts has no relationship of that name; did you mean "
                                + "'author'?");
    }

    @Test
    void aNameThatMayMeanSeveral() {
        users.<Post>many("posts").backPopulates("user");
        posts.<User>one("author").on(userId);
        posts.<User>one("editor").on(posts.number("editor_id").references(() -> users.id));

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts back-populates 'user', but Posts has no relationship of that name: its relationships "
                                + "are 'author', 'editor'; name one of them, or declare the other side there");
    }

    @Test
    void aNameInATableWithoutRelationships() {
        users.<Post>many("posts").on(() -> userId).backPopulates("author");

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts back-populates 'author', but Posts has no relationship of that name: declare the other "
                                + "side there, or leave backPopulates(..) out");
    }

    @Test
    void aNameThatNoneOfTheConnectedTablesHas() {
        users.<Post>many("posts").backPopulates("author");
        posts.<User>one("writer").on(userId);
        Column<Tag, Long> ownerId = tags.number("owner_id").references(() -> users.id);
        tags.<User>one("owner").on(ownerId);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.posts back-populates 'author', but none of Posts, Tags has a relationship of that name to "
                                + "Users; did you mean 'Posts.writer'?");
    }

    @Test
    void aNameThatSeveralTablesHave() {
        users.<Post>many("posts").backPopulates("author");
        posts.<User>one("author").on(userId);
        tags.<User>one("author").on(tags.number("author_id").references(() -> users.id));

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.posts back-populates 'author', which may mean Posts.author or Tags.author: name the one by "
                                + "its field, as in backPopulates(() -> POSTS.author)");
    }

    @Test
    void aNameWithoutAnyForeignKey() {
        users.<Tag>many("tags").backPopulates("user");

        Told.of(users, tags)
                .containsExactly(
                        "Users.tags back-populates 'user', but no foreign key connects Users with any table: declare it with "
                                + "references(..) on the column that holds it");
    }

    @Test
    void aSideThatDoesNotAnswer() {
        author = posts.<User>one("author").on(userId);
        users.<Post>many("posts").backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts back-populates Posts.author, but Posts.author does not answer: add backPopulates(() -> "
                                + "USERS.posts) to it");
    }

    @Test
    void aReferenceThatIsNotAnsweredByACollection() {
        written = users.<Post>many("posts");
        posts.<User>one("author").on(userId).backPopulates(() -> written);

        Told.of(users, posts)
                .containsExactly(
                        "Posts.author back-populates Users.posts, but Users.posts does not answer: add backPopulates(() -> "
                                + "POSTS.author) to it");
    }

    @Test
    void aSideThatAnswersAnother() {
        author = posts.<User>one("author").on(userId).backPopulates(() -> drafts);
        written = users.<Post>many("posts").backPopulates(() -> author);
        drafts = users.<Post>many("drafts").on(() -> userId);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts back-populates Posts.author, but Posts.author back-populates Users.drafts: let the two "
                                + "sides of a relationship name each other",
                        "Posts.author back-populates Users.drafts, but Users.drafts does not answer: add backPopulates(() -> "
                                + "POSTS.author) to it");
    }

    @Test
    void twoSidesThatClaimOne() {
        author = posts.<User>one("author").on(userId).backPopulates(() -> written);
        written = users.<Post>many("posts").backPopulates(() -> author);
        users.<Post>many("drafts").backPopulates(() -> author);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts and Users.drafts both back-populate Posts.author, which can have one counterpart: let "
                                + "one of them name another relationship, or none");
    }

    @Test
    void aSideThatNamesItself() {
        Column<User, Long> friendId = users.number("friend_id").unique().references(() -> users.id);
        users.<User>one("friend").on(friendId).backPopulates("friend");

        Told.of(users)
                .containsExactly(
                        "Users.friend back-populates itself, and a link has two ends: declare the other end as a "
                                + "relationship of its own");
    }

    @Test
    void aNameOfARelationshipThatLeadsElsewhere() {
        users.<Post>many("posts").on(() -> userId).backPopulates("tag");
        posts.<Tag>one("tag").on(posts.number("tag_id").references(() -> tags.id));

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.posts back-populates Posts.tag, but that leads to Tags and not to Users: name the "
                                + "relationship that leads back");
    }

    @Test
    void aTableThatIsNotInTheModel() {
        author = posts.<User>one("author").on(userId).backPopulates(() -> written);
        written = users.<Post>many("posts").backPopulates(() -> author);

        Told.of(users)
                .containsExactly(
                        "Users.posts: backPopulates(..) refers to Posts, which is not in the model: give it to Model.of as "
                                + "well");
        Told.of(posts)
                .containsExactly(
                        "Foreign key Posts.user_id refers to Users, which is not in the model: give it to Model.of as well");
    }

    @Test
    void aNameUsedTwice() {
        Column<Post, Long> editorId = posts.number("editor_id").references(() -> users.id);
        users.<Post>many("posts").on(() -> userId);
        users.<Post>many("posts").on(() -> editorId);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts is declared twice: a relationship's name is unique in its table; rename one of the two");
    }

    @Test
    void aNameThatABackrefUsesAgain() {
        users.<Post>many("posts").on(() -> userId);
        Column<Post, Long> editorId = posts.number("editor_id").references(() -> users.id);
        editor = posts.<User>one("editor").on(editorId).backref("posts", (User user) -> user.many(editor.reverse()));

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts is declared twice: a relationship's name is unique in its table; rename one of the two");
    }

    @Test
    void anEmptyName() {
        users.<Post>many("").on(() -> userId);

        Told.of(users, posts)
                .containsExactly(
                        "Users has a relationship with an empty name: name it, best like the field that holds it");
    }

    @Test
    void aRelationshipThatItsTableDoesNotDeclare() {
        RelationshipDefinition<Post, User> loose =
                new RelationshipDefinition<>(RelationshipDeclaration.one(() -> posts, "loose", post -> null));
        users.<Post>many("posts").backPopulates(() -> (ToOne<Post, User>) () -> loose);

        Told.of(users, posts)
                .containsExactly(
                        "Users.posts back-populates a relationship 'loose' that its table does not declare: keep each "
                                + "relationship in a field of its mapping class");
    }
}
