package dev.backstitch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES = List.of("author", "authors", "tags", "reviewer", "a");

    @ParameterizedTest
    @CsvSource({
        "autor, author",
        "auhtor, author",
        "Author, author",
        "autthor, author",
        "outhors, authors",
        "tag, tags",
        "reveiwers, reviewer",
        "b, a",
    })
    void aSlipOfTheFinger(String meant, String nearest) {
        assertThat(NearestName.of(meant, NAMES)).isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource({"user", "posts", "writer", "''"})
    void anotherWordIsNotNear(String meant) {
        assertThat(NearestName.of(meant, List.of("author", "tags", "reviewer"))).isNull();
    }
}
