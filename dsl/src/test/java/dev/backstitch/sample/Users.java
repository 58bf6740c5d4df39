package dev.backstitch.sample;

import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

public final class Users extends EntityTable<User> {

    public static final Users USERS = new Users();

    public final Column<User, Long> id = bigint("id").identity().primaryKey().map(User::getId, User::setId);
    public final Column<User, String> name = varchar("name", 80).notNull().map(User::getName, User::setName);
    public final ToMany<User, Post> posts = toMany("posts", User::posts).backPopulates(() -> POSTS.author);
    public final ToOne<User, Profile> profile = toOne("profile", User::profile).backPopulates(() -> PROFILES.user);

    private Users() {
        super("users", User.class, User::new);
    }

    private Users(String alias, Users of) {
        super(alias, of);
    }

    @Override
    public Users as(String alias) {
        return new Users(alias, this);
    }
}
