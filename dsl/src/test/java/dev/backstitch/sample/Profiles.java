package dev.backstitch.sample;

import static dev.backstitch.sample.Users.USERS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToOne;

public final class Profiles extends EntityTable<Profile> {

    public static final Profiles PROFILES = new Profiles();

    public final Column<Profile, Long> id = bigint("id").identity().primaryKey().map(Profile::getId, Profile::setId);
    public final Column<Profile, String> bio = text("bio").map(Profile::getBio, Profile::setBio);
    public final Column<Profile, Long> userId = bigint("user_id").unique().references(() -> USERS.id);
    public final ToOne<Profile, User> user =
            toOne("user", Profile::user).on(userId).backPopulates(() -> USERS.profile);

    private Profiles() {
        super("profiles", Profile.class, Profile::new);
    }
}
