package dev.backstitch.benchmarks.contest.backstitch;

import static dev.backstitch.benchmarks.contest.backstitch.Tags.TAGS;
import static dev.backstitch.benchmarks.contest.backstitch.Users.USERS;
import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

public final class Posts extends EntityTable<Post> {

    public static final Posts POSTS = new Posts();

    public static final Association<Post, Tag> POST_TAGS =
            associationTable("post_tags").from("post_id", () -> POSTS.id).to("tag_id", () -> TAGS.id);

    public final Column<Post, Long> id = bigint("id").identity().primaryKey().map(Post::getId, Post::setId);
    public final Column<Post, String> title = varchar("title", 200).notNull().map(Post::getTitle, Post::setTitle);
    public final Column<Post, Long> userId = bigint("user_id").notNull().references(() -> USERS.id);
    public final ToOne<Post, User> author =
            toOne("author", Post::author).on(userId).backPopulates(() -> USERS.posts);
    public final ToMany<Post, Tag> tags =
            toMany("tags", Post::tags).through(() -> POST_TAGS).backPopulates(() -> TAGS.posts);

    private Posts() {
        super("posts", Post.class, Post::new);
    }
}
