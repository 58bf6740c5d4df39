package dev.backstitch.examples.blog;

import static dev.backstitch.examples.blog.Users.USERS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToOne;

/** The table of {@link Post}. */
public final class Posts extends EntityTable<Post> {

    public static final Posts POSTS = new Posts();

    public final Column<Post, Long> id = bigint("id").identity().primaryKey().map(Post::getId, Post::setId);
    public final Column<Post, String> title = varchar("title", 200).notNull().map(Post::getTitle, Post::setTitle);
    public final Column<Post, Long> userId = bigint("user_id").notNull().references(() -> USERS.id);
    public final ToOne<Post, User> author =
            toOne("author", Post::author).on(userId).backPopulates(() -> USERS.posts);

    private Posts() {
        super("posts", Post.class, Post::new);
    }
}
