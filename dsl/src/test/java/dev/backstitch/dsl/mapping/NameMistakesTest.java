package dev.backstitch.dsl.mapping;

import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Association;
import org.junit.jupiter.api.Test;

/** PostgreSQL keeps 63 bytes of a name, in UTF-8, and no U+0000. */
class NameMistakesTest {

    private static final String KEPT = "n".repeat(63);

    private final Users users = new Users();

    private static final class Posts extends Sketch<Post> {

        Posts(String name) {
            super(name, Post.class, Post::new);
            id("id");
        }
    }

    @Test
    void sixtyThreeBytesAreKept() {
        users.words(KEPT);

        Told.of(users).isEmpty();
    }

    @Test
    void sixtyFourAreNot() {
        users.words(KEPT + "x");

        Told.of(users)
                .containsExactly(
                        "Column 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnx' of Users has a name of 64 "
                                + "bytes, and PostgreSQL keeps 63: shorten it");
    }

    @Test
    void bytesCountAndNotLetters() {
        users.words("ä".repeat(32));

        Told.of(users)
                .containsExactly(
                        "Column 'ääääääääääääääääääääääääääääääää' of Users has a name of 64 bytes, and PostgreSQL keeps 63: "
                                + "shorten it");
    }

    @Test
    void twoColumnsThatAgreeInWhatIsKept() {
        users.words(KEPT + "a");
        users.words(KEPT + "b");

        Told.of(users)
                .containsExactly(
                        "Column 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnna' of Users has a name of 64 "
                                + "bytes, and PostgreSQL keeps 63: shorten it",
                        "Column 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnna' of Users and column "
                                + "'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnb' of Users have names that agree "
                                + "in their first 63 bytes, and PostgreSQL keeps no more: shorten one, so that they differ before");
    }

    @Test
    void aLongTableNameThatAgreesWithAShorter() {
        Association<User, User> shorter =
                associationTable(KEPT).from("a_id", () -> users.id).to("b_id", () -> users.id);

        Told.of(users, new Posts(KEPT + "b"), shorter)
                .containsExactly(
                        "Table 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnb' of Posts has a name of 64 "
                                + "bytes, and PostgreSQL keeps 63: shorten it",
                        "Table 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnb' of Posts and association "
                                + "table 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn' have names that agree in "
                                + "their first 63 bytes, and PostgreSQL keeps no more: shorten one, so that they differ before");
    }

    @Test
    void halfACharacterIsNotKept() {
        users.words("n".repeat(62) + "ä");
        users.words("n".repeat(62) + "ö");

        Told.of(users)
                .containsExactly(
                        "Column 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnä' of Users has a name of 64 "
                                + "bytes, and PostgreSQL keeps 63: shorten it",
                        "Column 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnä' of Users and column "
                                + "'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnö' of Users have names that agree in "
                                + "their first 63 bytes, and PostgreSQL keeps no more: shorten one, so that they differ before");
    }

    @Test
    void anEmptyName() {
        users.words("");

        Told.of(users, new Posts(""))
                .containsExactly(
                        "Column '' of Users has an empty name: PostgreSQL needs at least one letter",
                        "Table '' of Posts has an empty name: PostgreSQL needs at least one letter");
    }

    @Test
    void aZeroCharacter() {
        users.words("na\0me");

        Told.of(users)
                .containsExactly(
                        "Column 'na\\u0000me' of Users has a name that PostgreSQL cannot store: leave U+0000 and lone "
                                + "surrogates out of it");
    }

    @Test
    void aLoneSurrogate() {
        Told.of(new Posts("po\uD800sts"))
                .containsExactly(
                        "Table 'po\\uD800sts' of Posts has a name that PostgreSQL cannot store: leave U+0000 and lone "
                                + "surrogates out of it");
    }

    @Test
    void aSystemColumn() {
        users.number("xmin");

        Told.of(users)
                .containsExactly(
                        "Column 'xmin' of Users has the name of a system column, which every table of PostgreSQL has: rename "
                                + "it");
    }
}
