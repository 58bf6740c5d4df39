package dev.backstitch.dsl.mapping;

import dev.backstitch.dsl.Associations;
import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.Tag;
import dev.backstitch.dsl.mapping.Sketch.Tags;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.RelationshipDeclaration;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

/** Collections that are ordered, keyed, symmetric or seen through objects between. */
class KindMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private final Tags tags = new Tags();
    private final Column<Post, Long> userId = posts.number("user_id").references(() -> users.id);
    private final Column<Post, Long> tagId = posts.number("tag_id").references(() -> tags.id);
    private ToMany<User, Post> written;
    private ToMany<Tag, Post> tagged;
    private ToMany<Tag, User> seers;
    private ToOne<Post, Tag> topic;
    private ToOne<Post, User> author;

    @Test
    void anOrderInAnAssociation() {
        Association<User, Tag> userTags = Associations.associationTable("user_tags")
                .from("user_id", () -> users.id)
                .to("tag_id", () -> tags.id);
        Column<Tag, Integer> place = tags.typed("place", SQLDataType.INTEGER);
        users.<Tag>many("tags").through(() -> userTags).ordered(() -> place);

        Told.of(users, tags, userTags)
                .containsExactly(
                        "Users.tags is ordered by Tags.place, but its elements' rows do not name their owner, and one"
                                + " row can keep its place in one list only: a stored order needs the foreign key on the elements'"
                                + " table");
    }

    @Test
    void anOrderInAUniqueColumn() {
        Column<Post, Integer> place = posts.typed("place", SQLDataType.INTEGER).unique();
        users.<Post>many("posts").on(() -> userId).ordered(() -> place);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.posts is ordered by Posts.place, which is part of a unique key: PostgreSQL checks it row"
                                + " by row, so elements could not change places; make the key deferrable(..), or leave it out");
    }

    @Test
    void anOrderThatTwoListsKeep() {
        Column<Post, Integer> place = posts.typed("place", SQLDataType.INTEGER);
        users.<Post>many("posts").on(() -> userId).ordered(() -> place);
        tags.<Post>many("posts").on(() -> tagId).ordered(() -> place);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Tags.posts is ordered by Posts.place, and so is Users.posts: give each list a column of its own");
    }

    @Test
    void aKeyThatNoPropertyHas() {
        Column<Post, Long> slug = posts.number("slug");
        users.<Post>many("posts").on(() -> userId).keyedBy(() -> slug);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.posts finds its elements by Posts.slug, which no property is mapped to: give the column a"
                                + " map(..)");
    }

    @Test
    void aSymmetricRelationshipOnAForeignKey() {
        Column<User, Long> bossId = users.number("boss_id").references(() -> users.id);
        users.<User>many("team").on(() -> bossId).symmetric();

        Told.of(users)
                .containsExactly(
                        "Users.team is symmetric, but does not go through an association table that leads from its table"
                                + " back to it: declare through(() -> ASSOCIATION) with both sides on the key of Users");
    }

    @Test
    void aWayThatDoesNotGoOn() {
        topic = posts.<Tag>one("topic").on(tagId);
        Column<Tag, Long> ownerId = tags.number("owner_id").references(() -> users.id);
        ToMany<User, Tag> owned = users.<Tag>many("owned").on(() -> ownerId);
        users.<Tag>many("seen").through(() -> posts(owned), () -> topic);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.seen is seen through Users.owned and Posts.topic, but these are no way: the first has to"
                                + " begin at Users, and the second where the first leads");
    }

    @Test
    void aWayThroughWhatNoTableDeclares() {
        topic = posts.<Tag>one("topic").on(tagId);
        ToMany<User, Post> loose =
                () -> new RelationshipDefinition<>(RelationshipDeclaration.many(() -> users, "loose", user -> null));
        users.<Tag>many("seen").through(() -> loose, () -> topic);

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.seen is seen through Users.loose, which is no relationship of this model that is kept"
                                + " itself: name one of a table given to Model.of");
    }

    @Test
    void whatIsKeptElsewhere() {
        written = users.<Post>many("posts").on(() -> userId);
        topic = posts.<Tag>one("topic").on(tagId);
        users.<Tag>many("topics").through(() -> written, () -> topic).owned();

        Told.of(users, posts, tags)
                .containsExactly(
                        "Users.topics keeps nothing itself: declare owned(), orderBy(..), onLink(..) and onUnlink(..) on"
                                + " Users.posts");
    }

    @Test
    void anotherWayBack() {
        author = posts.<User>one("author").on(userId).backPopulates(() -> written);
        written = users.<Post>many("posts").backPopulates(() -> author);
        topic = posts.<Tag>one("topic").on(tagId);
        seers = tags.<User>many("seers").through(() -> tagged, () -> author);
        tagged = tags.<Post>many("posts").on(() -> tagId);
        users.<Tag>many("topics").through(() -> written, () -> topic).backPopulates(() -> seers);

        Told.of(users, posts, tags)
                .contains(
                        "Users.topics back-populates Tags.seers, which does not go back the same way: it has to be seen through"
                                + " the other sides of Posts.topic and Users.posts");
    }

    @SuppressWarnings("unchecked") // a mistake that the compiler would find
    private static ToMany<User, Post> posts(ToMany<User, Tag> tags) {
        return (ToMany<User, Post>) (ToMany<?, ?>) tags;
    }
}
