package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConstraintNamesTest {

    @Test
    void namesAreThoseThatPostgresGives() {
        ConstraintNames names = new ConstraintNames(List.of("users"));
        assertThat(names.primaryKey("users")).isEqualTo("users_pkey");
        assertThat(names.uniqueKey("users", List.of("a", "b"))).isEqualTo("users_a_b_key");
        assertThat(names.foreignKey("users", List.of("a", "b"))).isEqualTo("users_a_b_fkey");
        assertThat(names.index("users", List.of("a", "b"))).isEqualTo("users_a_b_idx");
    }

    @Test
    void aNameTooLongEndsInAHashOfAllOfIt() {
        List<String> some = List.of("x".repeat(60) + "a");
        List<String> others = List.of("x".repeat(60) + "b");
        ConstraintNames names = new ConstraintNames(List.of());
        assertThat(Stream.of(some, others, some).map(columns -> names.foreignKey("t", columns)))
                .containsExactly(
                        "t_" + "x".repeat(47) + "_e87d8afa_fkey",
                        "t_" + "x".repeat(47) + "_aeb3b0f5_fkey",
                        "t_" + "x".repeat(47) + "_7aeb1ae6_fkey")
                .allMatch(name -> name.length() == 63);
    }

    @Test
    void aNameIsCutBetweenCharactersAndMeasuredInBytes() {
        String name = new ConstraintNames(List.of()).index("t", List.of("\ud83d\ude00".repeat(20)));
        assertThat(name).isEqualTo("t_" + "\ud83d\ude00".repeat(12) + "_48b83c72_idx");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(63);
        assertThat(new ConstraintNames(List.of()).primaryKey("x".repeat(58))).isEqualTo("x".repeat(58) + "_pkey");
    }

    @Test
    void aNameThatIsTakenEndsInAHash() {
        ConstraintNames names = new ConstraintNames(List.of("a_pkey"));
        assertThat(names.uniqueKey("a_b", List.of("c"))).isEqualTo("a_b_c_key");
        assertThat(names.uniqueKey("a", List.of("b_c"))).isEqualTo("a_b_c_b6439ba4_key");
        assertThat(names.uniqueKey("a", List.of("b", "c"))).isEqualTo("a_b_c_8a145327_key");
        assertThat(names.primaryKey("a")).isEqualTo("a_432b9b27_pkey");
    }
}
