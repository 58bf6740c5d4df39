package dev.backstitch.dsl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.error.MappingException;
import dev.backstitch.model.Mapping;
import dev.backstitch.model.Model;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** The mistakes that {@code Model.of} tells. */
final class Told {

    private Told() {}

    static ListAssert<String> of(Mapping... given) {
        return assertThat(mistakes(given));
    }

    private static List<String> mistakes(Mapping... given) {
        try {
            Model.of(given);
            return List.of();
        } catch (MappingException e) {
            return e.mistakes();
        }
    }
}
