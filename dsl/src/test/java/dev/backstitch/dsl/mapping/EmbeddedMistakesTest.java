package dev.backstitch.dsl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import dev.backstitch.model.Column;
import org.junit.jupiter.api.Test;

/** A value over several columns is kept in one row. */
class EmbeddedMistakesTest {

    private static final class Places extends Sketch<User> {

        Places(Column<User, String> elsewhere) {
            super("places", User.class, User::new);
            id("id");
            Column<User, String> own = words("city");
            embedded("home", Drawn::getText, Drawn::setText)
                    .part(own, text -> text)
                    .part(elsewhere, text -> text)
                    .make(parts -> parts.get(own));
        }
    }

    @Test
    void aPartInAnotherTable() {
        Users users = new Users();
        Told.of(new Places(users.words("city").map(User::getText, User::setText)))
                .containsExactly(
                        "Places.home has the part Users.city, a column of another table, and a value is kept in one row: name"
                                + " columns of this table in part(..)");
    }

    @Test
    void aPartInAnotherTableStaysWhatItIsThere() {
        Users users = new Users();
        Column<User, String> city = users.words("city");
        new Places(city);
        Told.of(users).isEmpty();
        assertThat(city.definition().getter()).isNull();
    }
}
