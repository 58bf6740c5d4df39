package dev.backstitch.dsl.mapping;

import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.Posts;
import dev.backstitch.dsl.mapping.Sketch.Tag;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.ReferentialAction;
import org.junit.jupiter.api.Test;

/** A foreign key names a whole key, column by column of the same type, and its actions can be done. */
class ForeignKeyMistakesTest {

    private final Users users = new Users();
    private final Posts posts = new Posts();
    private final Places places = new Places();

    private static final class Places extends Sketch<Tag> {

        final Column<Tag, Long> country = number("country").primaryKey().map(Drawn::getId, Drawn::setId);
        final Column<Tag, String> code = words("code").primaryKey().map(Drawn::getText, Drawn::setText);

        Places() {
            super("places", Tag.class, Tag::new);
        }
    }

    @Test
    void aColumnThatIsNoKey() {
        Column<User, String> name = users.words("name");
        posts.words("user_name").references(() -> name);

        Told.of(users, posts)
                .containsExactly(
                        "Foreign key Posts.user_name references Users.name, which is no key of Users: reference one of its "
                                + "keys (Users.id), or mark what it references with unique()");
    }

    @Test
    void aPartOfACompositeKey() {
        posts.number("country").references(() -> places.country);

        Told.of(places, posts)
                .containsExactly(
                        "Foreign key Posts.country references Places.country, which is only part of the key (Places.country, "
                                + "Places.code): reference all of its columns, in foreignKey(..).references(..)");
    }

    @Test
    void columnsOfSeveralTables() {
        posts.names(posts.number("country"), posts.number("user_id")).references(() -> places.country, () -> users.id);

        Told.of(users, places, posts)
                .containsExactly(
                        "Foreign key Posts(country, user_id) references columns of several tables (Places.country, "
                                + "Users.id): a foreign key names the key of one table");
    }

    @Test
    void fewerColumnsThanItReferences() {
        posts.names(posts.number("country")).references(() -> places.country, () -> places.code);

        Told.of(places, posts)
                .containsExactly(
                        "Foreign key Posts.country has 1 columns and references 2: name one column in references(..) for "
                                + "each, in the same order");
    }

    @Test
    void nothingReferenced() {
        posts.names(posts.number("country"));

        Told.of(posts)
                .containsExactly(
                        "Foreign key Posts.country has 1 columns and references 0: name one column in references(..) for "
                                + "each, in the same order");
    }

    @Test
    void aColumnOfAnotherType() {
        posts.names(posts.typed("user_id", INTEGER)).references(() -> users.id);

        Told.of(users, posts)
                .containsExactly(
                        "Foreign key Posts.user_id references a column of another type: Posts.user_id is integer (Integer), "
                                + "and Users.id is bigint (Long); declare both with the same type");
    }

    @Test
    void textThatIsComparableIsAccepted() {
        Column<Post, Long> country = posts.number("country");
        posts.names(country, posts.typed("place", VARCHAR(20))).references(() -> places.country, () -> places.code);

        Told.of(places, posts).isEmpty();
    }

    @Test
    void aUniqueKeyIsAccepted() {
        Column<User, String> name = users.words("name").unique();
        posts.words("user_name").references(() -> name);

        Told.of(users, posts).isEmpty();
    }

    @Test
    void theSameTwice() {
        Column<Post, Long> userId = posts.number("user_id").references(() -> users.id);
        posts.names(userId).references(() -> users.id);

        Told.of(users, posts).containsExactly("Foreign key Posts.user_id is declared twice: leave one of the two out");
    }

    @Test
    void aTableThatIsNotInTheModelIsToldOnce() {
        posts.<User>one("author").on(posts.number("user_id").references(() -> users.id));
        posts.<User>one("editor").on(posts.number("editor_id").references(() -> users.id));

        Told.of(posts)
                .containsExactly(
                        "Foreign key Posts.user_id refers to Users, which is not in the model: give it to Model.of as well");
    }

    @Test
    void aKeyThatIsDeferrable() {
        Column<User, Long> code = users.number("code").unique(Deferrability.INITIALLY_IMMEDIATE);
        posts.number("user_code").references(() -> code);

        Told.of(users, posts)
                .containsExactly(
                        "Foreign key Posts.user_code references Users.code, whose unique key is deferrable, and PostgreSQL takes"
                                + " no foreign key to such a one: leave its deferrability out, or reference the primary key");
    }

    @Test
    void nullThatIsNotAllowed() {
        Column<Post, Long> userId =
                posts.number("user_id").notNull().references(() -> users.id).onDelete(ReferentialAction.SET_NULL);
        posts.<User>one("author").on(userId);

        Told.of(users, posts)
                .containsExactly(
                        "Foreign key Posts.user_id has the action SET NULL, but Posts.user_id is NOT NULL: leave notNull() "
                                + "out, or choose another action");
    }

    @Test
    void aDefaultThatIsNone() {
        Column<Post, Long> userId =
                posts.number("user_id").notNull().references(() -> users.id).onUpdate(ReferentialAction.SET_DEFAULT);
        posts.<User>one("author").on(userId);

        Told.of(users, posts)
                .containsExactly(
                        "Foreign key Posts.user_id has the action SET DEFAULT, but Posts.user_id is NOT NULL and has no "
                                + "default: give it one with defaultValue(..), or choose another action");
    }
}
