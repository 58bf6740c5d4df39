package dev.backstitch.dsl.mapping;

import dev.backstitch.dsl.ColumnSpec;
import dev.backstitch.dsl.mapping.Sketch.User;
import dev.backstitch.dsl.mapping.Sketch.Users;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A column's value has one origin. */
class ValueOriginMistakesTest {

    private final Users users = new Users();

    /** A column that is mapped, with some modifiers. */
    private void column(String name, Consumer<ColumnSpec<User, Long>> modifiers) {
        modifiers.accept(users.number(name).map(User::getId, User::setId));
    }

    @Test
    void severalWhoMakeIt() {
        column("a", a -> a.sequence("numbers").generatedAs(users.id.plus(1)));
        column("b", b -> b.generatedAs(users.id.plus(1)).notNull().generatedBy(() -> 1L));
        column("c", c -> c.generatedBy(() -> 1L).generatedBy(() -> 2L).sequence("numbers"));
        column("d", d -> d.sequence("numbers", 5).sequence("numbers"));

        Told.of(users)
                .containsExactly(
                        "Users.a gets its value from sequence(..) and generatedAs(..), and only one of them could count: keep"
                                + " one",
                        "Users.b gets its value from generatedAs(..) and generatedBy(..), and only one of them could count:"
                                + " keep one",
                        "Users.c gets its value from generatedBy(..) and generatedBy(..) and sequence(..), and only one of"
                                + " them could count: keep one",
                        "Users.d gets its value from sequence(..) and sequence(..), and only one of them could count: keep"
                                + " one");
    }

    @Test
    void severalThatNoPropertyKeeps() {
        users.number("a").notNull().sequence("numbers").generatedBy(() -> 1L);

        Told.of(users)
                .containsExactly(
                        "Users.a gets its value from sequence(..) and generatedBy(..), and only one of them could"
                                + " count: keep one");
    }

    @Test
    void anIdentityOrADefaultAndSomebodyElse() {
        column("a", a -> a.identity().generatedBy(() -> 1L));
        column("b", b -> b.sequence("numbers").identity());
        column("c", c -> c.defaultValue(1L).generatedAs(users.id.plus(1)));
        column("d", d -> d.identity().generatedAs(users.id.plus(1)));

        Told.of(users)
                .isEqualTo(List.of("a", "b", "c", "d").stream()
                        .map(
                                column -> "Users." + column
                                        + " gets its value from an identity or a default, and from elsewhere too: keep one of them")
                        .toList());
    }

    @Test
    void aVersionAndSomebodyElse() {
        column("a", a -> a.version().generatedBy(() -> 1L));

        Told.of(users)
                .containsExactly(
                        "Users.a is a version(), which a flush counts, and gets its value from generatedBy(..) too:"
                                + " leave that out");
    }

    @Test
    void whatGoesTogether() {
        column("b", b -> b.notNull().unique().sequence("numbers", 5));
        column("c", c -> c.notNull().unique().generatedAs(users.id.plus(1)));
        column("d", d -> d.notNull().generatedBy(() -> 1L).references(() -> users.id));
        column("e", e -> e.notNull().version());

        Told.of(users).isEmpty();
    }
}
