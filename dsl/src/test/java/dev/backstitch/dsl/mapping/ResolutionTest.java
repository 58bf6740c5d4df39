package dev.backstitch.dsl.mapping;

import static dev.backstitch.dsl.Associations.associationTable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.ManyToMany;
import dev.backstitch.dsl.ManyToOne;
import dev.backstitch.dsl.OneToMany;
import dev.backstitch.dsl.OneToOne;
import dev.backstitch.dsl.ToManySpec;
import dev.backstitch.dsl.ToOneSpec;
import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.Tag;
import dev.backstitch.dsl.mapping.Sketch.Tags;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Association;
import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import org.junit.jupiter.api.Test;

/** What {@code Model.of} makes of mappings without mistakes. */
class ResolutionTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private final Tags tags = new Tags();
    private final Association<Post, Tag> postTags =
            associationTable("post_tags").from("post_id", () -> posts.id).to("tag_id", () -> tags.id);
    private ToOneSpec<Post, User> author;
    private ToManySpec<User, Post> written;
    private ManyToOne<Post, User> manyToOne;
    private OneToMany<User, Post> oneToMany;
    private OneToOne<Post, User> oneToOne;
    private ManyToMany<Post, Tag> manyToMany;

    private Column<Post, Long> userId() {
        return posts.number("user_id").references(() -> users.id);
    }

    /** The route of a relationship in one line, as in {@code Users.posts <- Posts.user_id, answered by Posts.author}. */
    private static String told(Relationship<?, ?> relationship) {
        RelationshipMapping<?, ?> mapping = relationship.definition().mapping();
        String route =
                mapping.source() + "." + mapping.name() + " to " + mapping.target() + ": " + told(mapping.route());
        assertThat(relationship.counterpart())
                .isSameAs(
                        mapping.counterpart() == null
                                ? null
                                : mapping.counterpart().relationship());
        return mapping.counterpart() == null ? route : route + ", answered by " + mapping.counterpart();
    }

    private static String told(Route route) {
        if (route instanceof Route.Holding holding) {
            return "holds " + holding.reference();
        }
        if (route instanceof Route.Held held) {
            return "held by " + held.reference();
        }
        Route.Through through = (Route.Through) route;
        return through.near().columns() + " to " + through.far().columns();
    }

    @Test
    void aPairNamedByFields() {
        author = posts.<User>one("author").on(userId()).backPopulates(() -> written);
        written = users.<Post>many("posts").backPopulates(() -> author);
        Model model = Model.of(users, posts);

        assertThat(told(author))
                .isEqualTo("Posts.author to Users: holds Posts[user_id] -> Users, answered by Users.posts");
        assertThat(told(written))
                .isEqualTo("Users.posts to Posts: held by Posts[user_id] -> Users, answered by Posts.author");
        assertThat(model.entities()).extracting(Object::toString).containsExactly("Users", "Posts");
        assertThat(model.entities().get(0).relationship("posts"))
                .isSameAs(written.definition().mapping());
        assertThat(model.entities().get(1).references()).hasToString("[Posts[user_id] -> Users]");
    }

    @Test
    void aPairNamedByStrings() {
        author = posts.<User>one("author").backPopulates("posts");
        written = users.<Post>many("posts").backPopulates("author");
        tags.<User>one("author").on(tags.number("author_id").references(() -> users.id));
        userId();
        Model.of(posts, tags, users);

        assertThat(told(author))
                .isEqualTo("Posts.author to Users: holds Posts[user_id] -> Users, answered by Users.posts");
        assertThat(told(written))
                .isEqualTo("Users.posts to Posts: held by Posts[user_id] -> Users, answered by Posts.author");
    }

    @Test
    void sidesOfTheirOwnByTheOnlyForeignKey() {
        userId();
        author = posts.<User>one("author");
        Model.of(users, posts);

        assertThat(told(author)).isEqualTo("Posts.author to Users: holds Posts[user_id] -> Users");
    }

    @Test
    void aCollectionOfItsOwnByTheOnlyForeignKey() {
        userId();
        written = users.<Post>many("posts");
        Model.of(users, posts);

        assertThat(told(written)).isEqualTo("Users.posts to Posts: held by Posts[user_id] -> Users");
    }

    @Test
    void oneOfSeveralForeignKeys() {
        Column<Post, Long> userId = userId();
        Column<Post, Long> editorId = posts.number("editor_id").references(() -> users.id);
        author = posts.<User>one("author").on(userId).backPopulates(() -> written);
        written = users.<Post>many("posts").backPopulates(() -> author);
        ToManySpec<User, Post> edited = users.<Post>many("edited").on(() -> editorId);
        Model.of(users, posts);

        assertThat(told(written))
                .isEqualTo("Users.posts to Posts: held by Posts[user_id] -> Users, answered by Posts.author");
        assertThat(told(edited)).isEqualTo("Users.edited to Posts: held by Posts[editor_id] -> Users");
    }

    @Test
    void oneToOneByTheOnlyForeignKey() {
        posts.number("user_id").unique().references(() -> users.id);
        posts.<User>one("author").backPopulates("post");
        ToOneSpec<User, Post> post = users.<Post>one("post").backPopulates("author");
        Model.of(users, posts);

        assertThat(told(post))
                .isEqualTo("Users.post to Posts: held by Posts[user_id] -> Users, answered by Posts.author");
    }

    @Test
    void oneToOneBySharingThePrimaryKey() {
        posts.names(posts.id).references(() -> users.id);
        author = posts.<User>one("author").backPopulates("post");
        users.<Post>one("post").backPopulates("author");
        Model.of(users, posts);

        assertThat(told(author)).isEqualTo("Posts.author to Users: holds Posts[id] -> Users, answered by Users.post");
    }

    @Test
    void aTree() {
        Column<User, Long> parentId = users.number("parent_id").references(() -> users.id);
        ToOneSpec<User, User> parent = users.<User>one("parent").on(parentId).backPopulates("children");
        ToManySpec<User, User> children = users.<User>many("children").backPopulates("parent");
        Model.of(users);

        assertThat(told(parent))
                .isEqualTo("Users.parent to Users: holds Users[parent_id] -> Users, answered by Users.children");
        assertThat(told(children))
                .isEqualTo("Users.children to Users: held by Users[parent_id] -> Users, answered by Users.parent");
    }

    @Test
    void oneToOneWithinATable() {
        Column<User, Long> mentorId = users.number("mentor_id").unique().references(() -> users.id);
        ToOneSpec<User, User> mentor = users.<User>one("mentor").on(mentorId).backPopulates("apprentice");
        ToOneSpec<User, User> apprentice = users.<User>one("apprentice").backPopulates("mentor");
        Model.of(users);

        assertThat(told(mentor))
                .isEqualTo("Users.mentor to Users: holds Users[mentor_id] -> Users, answered by Users.apprentice");
        assertThat(told(apprentice))
                .isEqualTo("Users.apprentice to Users: held by Users[mentor_id] -> Users, answered by Users.mentor");
    }

    @Test
    void manyToManyThroughATableThatNobodyGave() {
        ToManySpec<Post, Tag> here =
                posts.<Tag>many("tags").through(() -> postTags).backPopulates("posts");
        ToManySpec<Tag, Post> there =
                tags.<Post>many("posts").through(() -> postTags.reversed()).backPopulates("tags");
        Model model = Model.of(posts, tags);

        assertThat(told(here))
                .isEqualTo(
                        "Posts.tags to Tags: [\"post_tags\".\"post_id\"] to [\"post_tags\".\"tag_id\"], answered by Tags.posts");
        assertThat(told(there))
                .isEqualTo(
                        "Tags.posts to Posts: [\"post_tags\".\"tag_id\"] to [\"post_tags\".\"post_id\"], answered by Posts.tags");
        assertThat(model.associations()).extracting(AssociationMapping::name).containsExactly("post_tags");
    }

    @Test
    void manyToManyWithinATable() {
        Association<User, User> follows =
                associationTable("follows").from("follower_id", () -> users.id).to("followed_id", () -> users.id);
        ToManySpec<User, User> following =
                users.<User>many("following").through(() -> follows).backPopulates("followers");
        ToManySpec<User, User> followers =
                users.<User>many("followers").through(() -> follows.reversed()).backPopulates("following");
        Model.of(users, follows);

        assertThat(told(following))
                .isEqualTo(
                        "Users.following to Users: [\"follows\".\"follower_id\"] to [\"follows\".\"followed_id\"], answered by Users.followers");
        assertThat(told(followers))
                .isEqualTo(
                        "Users.followers to Users: [\"follows\".\"followed_id\"] to [\"follows\".\"follower_id\"], answered by Users.following");
    }

    @Test
    void bothSidesInOnePlace() {
        manyToOne =
                posts.<User>one("author").on(userId()).backref("posts", (User user) -> user.many(manyToOne.reverse()));
        Model model = Model.of(users, posts);

        assertThat(told(manyToOne))
                .isEqualTo("Posts.author to Users: holds Posts[user_id] -> Users, answered by Users.posts");
        assertThat(told(manyToOne.reverse()))
                .isEqualTo("Users.posts to Posts: held by Posts[user_id] -> Users, answered by Posts.author");
        assertThat(model.entities().get(0).relationships()).hasToString("[Users.posts]");
    }

    @Test
    void bothSidesInThePlaceOfTheCollection() {
        Column<Post, Long> userId = userId();
        oneToMany =
                users.<Post>many("posts").backref("author", (Post post) -> post.one(oneToMany.reverse()), () -> userId);
        Model.of(users, posts);

        assertThat(told(oneToMany))
                .isEqualTo("Users.posts to Posts: held by Posts[user_id] -> Users, answered by Posts.author");
        assertThat(told(oneToMany.reverse()))
                .isEqualTo("Posts.author to Users: holds Posts[user_id] -> Users, answered by Users.posts");
    }

    @Test
    void bothSidesOfOneToOneInOnePlace() {
        Column<Post, Long> userId = posts.number("user_id").unique().references(() -> users.id);
        oneToOne = posts.<User>one("author").on(userId).backref("post", (User user) -> user.one(oneToOne.reverse()));
        Model.of(users, posts);

        assertThat(told(oneToOne))
                .isEqualTo("Posts.author to Users: holds Posts[user_id] -> Users, answered by Users.post");
        assertThat(told(oneToOne.reverse()))
                .isEqualTo("Users.post to Posts: held by Posts[user_id] -> Users, answered by Posts.author");
    }

    @Test
    void bothSidesOfManyToManyInOnePlace() {
        manyToMany = posts.<Tag>many("tags")
                .through(() -> postTags)
                .backref("posts", (Tag tag) -> tag.many(manyToMany.reverse()));
        Model.of(posts, tags, postTags);

        assertThat(told(manyToMany))
                .isEqualTo(
                        "Posts.tags to Tags: [\"post_tags\".\"post_id\"] to [\"post_tags\".\"tag_id\"], answered by Tags.posts");
        assertThat(told(manyToMany.reverse()))
                .isEqualTo(
                        "Tags.posts to Posts: [\"post_tags\".\"tag_id\"] to [\"post_tags\".\"post_id\"], answered by Posts.tags");
    }

    @Test
    void aKeyOfSeveralColumns() {
        Column<User, Long> tenant = users.number("tenant");
        users.keeps(tenant, users.id);
        Column<Post, Long> postTenant = posts.number("tenant");
        Column<Post, Long> userId = posts.number("user_id");
        posts.names(postTenant, userId).references(() -> tenant, () -> users.id);
        author = posts.<User>one("author").on(userId, postTenant).backPopulates("posts");
        users.<Post>many("posts").backPopulates("author");
        Model.of(users, posts);

        assertThat(told(author))
                .isEqualTo("Posts.author to Users: holds Posts[tenant, user_id] -> Users, answered by Users.posts");
    }

    @Test
    void aTableInSeveralModels() {
        author = posts.<User>one("author").on(userId()).backPopulates("posts");
        written = users.<Post>many("posts").backPopulates("author");
        Model.of(users, posts);
        Model second = Model.of(posts, users, tags);

        assertThat(told(author))
                .isEqualTo("Posts.author to Users: holds Posts[user_id] -> Users, answered by Users.posts");
        assertThat(author.definition().mapping())
                .isSameAs(second.entityOf(posts).relationship("author"));
    }
}
