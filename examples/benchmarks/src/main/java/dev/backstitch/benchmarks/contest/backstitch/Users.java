package dev.backstitch.benchmarks.contest.backstitch;

import static dev.backstitch.benchmarks.contest.backstitch.Posts.POSTS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

public final class Users extends EntityTable<User> {

    public static final Users USERS = new Users();

    public final Column<User, Long> id = bigint("id").identity().primaryKey().map(User::getId, User::setId);
    public final Column<User, String> name = varchar("name", 80).notNull().map(User::getName, User::setName);
    public final ToMany<User, Post> posts =
            toMany("posts", User::posts).backPopulates(() -> POSTS.author).owned();

    private Users() {
        super("users", User.class, User::new);
    }
}
