package dev.backstitch.sample;

import static dev.backstitch.sample.Associated.POST_TAGS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

public final class Posts extends EntityTable<Post> {

    public static final Posts POSTS = new Posts();

    public final Column<Post, Long> id = bigint("id").identity().primaryKey().map(Post::getId, Post::setId);
    public final Column<Post, String> title = varchar("title", 200).notNull().map(Post::getTitle, Post::setTitle);
    public final Column<Post, Long> userId = bigint("user_id").references(() -> USERS.id);
    public final ToOne<Post, User> author =
            toOne("author", Post::author).on(userId).backPopulates(() -> USERS.posts);
    public final ToMany<Post, Tag> tags =
            toMany("tags", Post::tags).through(() -> POST_TAGS).backPopulates(() -> TAGS.posts);

    private Posts() {
        super("posts", Post.class, Post::new);
    }

    private Posts(String alias, Posts of) {
        super(alias, of);
    }

    @Override
    public Posts as(String alias) {
        return new Posts(alias, this);
    }
}
