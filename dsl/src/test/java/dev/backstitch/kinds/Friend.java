package dev.backstitch.kinds;

import static dev.backstitch.dsl.Associations.associationTable;
import static dev.backstitch.kinds.Friend.Friends.FRIENDS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

/** Is a friend of its friends. */
final class Friend {

    static final Association<Friend, Friend> FRIENDSHIP =
            associationTable("friendship").from("one_id", () -> FRIENDS.id).to("other_id", () -> FRIENDS.id);

    Long id;
    String name;
    final Many<Friend> friends = FRIENDS.friends.of(this);

    Friend() {}

    Friend(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Friends extends EntityTable<Friend> {
        static final Friends FRIENDS = new Friends();
        final Column<Friend, Long> id = bigint("id").identity().primaryKey().map(f -> f.id, (f, v) -> f.id = v);
        final Column<Friend, String> name = text("name").notNull().map(f -> f.name, (f, v) -> f.name = v);
        final ToMany<Friend, Friend> friends = toMany("friends", (Friend f) -> f.friends)
                .through(() -> FRIENDSHIP)
                .symmetric();

        private Friends() {
            super("friends", Friend.class, Friend::new);
        }
    }
}
