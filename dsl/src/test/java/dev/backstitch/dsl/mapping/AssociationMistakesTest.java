package dev.backstitch.dsl.mapping;

import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.dsl.ToManySpec;
import dev.backstitch.dsl.ToOneSpec;
import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.Tag;
import dev.backstitch.dsl.mapping.Sketch.Tags;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import org.junit.jupiter.api.Test;

/** The two sides of a many-to-many relationship go through one association table in opposite directions, and it names whole keys of the model. */
class AssociationMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private final Tags tags = new Tags();
    private final Association<Post, Tag> postTags =
            associationTable("post_tags").from("post_id", () -> posts.id).to("tag_id", () -> tags.id);
    private final Association<User, User> follows =
            associationTable("follows").from("follower_id", () -> users.id).to("followed_id", () -> users.id);
    private ToManySpec<Post, Tag> postsTags;
    private ToManySpec<Tag, Post> tagsPosts;

    @Test
    void reversedForgotten() {
        users.<User>many("following").through(() -> follows).backPopulates("followers");
        users.<User>many("followers").through(() -> follows).backPopulates("following");

        Told.of(users, follows)
                .containsExactly(
                        "Users.following and its counterpart Users.followers go through association table 'follows' in the "
                                + "same direction: give one of them its reversed()");
    }

    @Test
    void anotherAssociationTable() {
        Association<Post, Tag> old =
                associationTable("old_tags").from("post_id", () -> posts.id).to("tag_id", () -> tags.id);
        postsTags = posts.<Tag>many("tags").through(() -> postTags).backPopulates(() -> tagsPosts);
        tagsPosts = tags.<Post>many("posts").through(() -> old.reversed()).backPopulates(() -> postsTags);

        Told.of(posts, tags, postTags, old)
                .containsExactly(
                        "Posts.tags goes through association table 'post_tags', and its counterpart Tags.posts through "
                                + "association table 'old_tags': the two sides of a relationship share one association table");
    }

    @Test
    void aSideThatDoesNotGoThroughIt() {
        postsTags = posts.<Tag>many("tags").through(() -> postTags).backPopulates(() -> tagsPosts);
        tagsPosts = tags.<Post>many("posts").backPopulates(() -> postsTags);

        Told.of(posts, tags, postTags)
                .containsExactly(
                        "Posts.tags goes through an association table, and its counterpart Tags.posts does not: add "
                                + "through(..) to it, with the same association reversed()");
    }

    @Test
    void aSideThatIsAReference() {
        ToOneSpec<Tag, Post> post = tags.<Post>one("post").backPopulates(() -> postsTags);
        postsTags = posts.<Tag>many("tags").through(() -> postTags).backPopulates(() -> post);

        Told.of(posts, tags, postTags)
                .containsExactly(
                        "Posts.tags is many-to-many, and its counterpart Tags.post is a reference to one: declare both with "
                                + "toMany(..) and through(..), or both on a foreign key");
    }

    @Test
    void twoRelationshipsThroughOneTable() {
        posts.<Tag>many("tags").through(() -> postTags);
        tags.<Post>many("posts").through(() -> postTags.reversed());

        Told.of(posts, tags, postTags)
                .containsExactly(
                        "Posts.tags and Tags.posts both stand on association table 'post_tags', and would write it without "
                                + "knowing of each other: let them name each other with backPopulates(..), or leave one out");
    }

    @Test
    void anAssociationOfOtherTables() {
        Association<?, ?> any = follows;
        posts.<Tag>many("tags").through(() -> AssociationMistakesTest.<Post, Tag>unchecked(any));

        Told.of(users, posts, tags)
                .containsExactly(
                        "Posts.tags goes through association table 'follows', which begins at Users and not at Posts: take "
                                + "its reversed(), or the association table of Posts");
    }

    @Test
    void owned() {
        posts.<Tag>many("tags").through(() -> postTags).owned();

        Told.of(posts, tags, postTags)
                .containsExactly(
                        "Posts.tags is owned(), but goes through an association table, by which others may hold the same "
                                + "Tag: leave owned() out; pairs go with either side anyway");
    }

    @Test
    void aTableThatIsNotInTheModel() {
        posts.<Tag>many("tags").through(() -> postTags);

        Told.of(posts)
                .containsExactly(
                        "Association table 'post_tags' refers to Tags, which is not in the model: give it to Model.of as well");
    }

    @Test
    void aColumnThatIsNoKey() {
        Column<Tag, String> label = tags.words("label");
        Association<Post, Tag> wrong =
                associationTable("post_labels").from("post_id", () -> posts.id).to("label", () -> label);

        Told.of(posts, tags, wrong)
                .containsExactly(
                        "Association table 'post_labels' references Tags.label, which is no key of Tags: reference one of "
                                + "its keys (Tags.id), or mark what it references with unique()");
    }

    @Test
    void aPartOfACompositeKey() {
        Column<Tag, String> language = tags.words("language");
        Column<Tag, String> code = tags.words("code");
        tags.keeps(language, code);
        Association<Post, Tag> wrong =
                associationTable("post_labels").from("post_id", () -> posts.id).to("code", () -> code);

        Told.of(posts, tags, wrong)
                .containsExactly(
                        "Association table 'post_labels' references Tags.code, which is only part of the key (Tags.language, "
                                + "Tags.code): reference all of its columns, adding the others with and(..)");
    }

    @Test
    void oneColumnForBothSides() {
        Association<User, User> wrong =
                associationTable("follows").from("user_id", () -> users.id).to("user_id", () -> users.id);

        Told.of(users, wrong)
                .containsExactly(
                        "Column 'user_id' of association table 'follows' is declared twice: rename one of the two");
    }

    @Test
    void theNameOfATable() {
        Association<Post, Tag> wrong =
                associationTable("tags").from("post_id", () -> posts.id).to("tag_id", () -> tags.id);

        Told.of(posts, tags, wrong)
                .containsExactly(
                        "Table 'tags' of Tags and association table 'tags' have the same name: rename one of them");
    }

    @Test
    void givenTwice() {
        Told.of(posts, tags, postTags, postTags.reversed())
                .containsExactly("Association table 'post_tags' is given to Model.of twice: name it once");
    }

    @SuppressWarnings("unchecked") // what the compiler would refuse
    private static <A, B> Association<A, B> unchecked(Association<?, ?> association) {
        return (Association<A, B>) association;
    }
}
