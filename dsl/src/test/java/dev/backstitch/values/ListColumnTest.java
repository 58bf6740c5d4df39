package dev.backstitch.values;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An array column whose values are lists in Java. */
class ListColumnTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Recipes.RECIPES));

    static final class Recipe {
        Long id;
        List<String> steps = new ArrayList<>();
        List<String> codes;
        List<Integer> grams = List.of();
        List<Integer> ratings = List.of(3);
    }

    static final class Recipes extends EntityTable<Recipe> {
        static final Recipes RECIPES = new Recipes();
        final Column<Recipe, Long> id = bigint("id").identity().primaryKey().map(r -> r.id, (r, v) -> r.id = v);
        final Column<Recipe, List<String>> steps = textArray("steps")
                .as(Recipes.<String>listClass(), Arrays::asList, list -> list.toArray(String[]::new))
                .notNull()
                .map(r -> r.steps, (r, v) -> r.steps = new ArrayList<>(v));
        final Column<Recipe, List<String>> codes = column(
                        "codes", SQLDataType.VARCHAR(3).array())
                .as(Recipes.<String>listClass(), Arrays::asList, list -> list.toArray(String[]::new))
                .map(r -> r.codes, (r, v) -> r.codes = v);
        final Column<Recipe, List<Integer>> grams = integerArray("grams")
                .as(Recipes.<Integer>listClass(), List::of, list -> list.toArray(Integer[]::new))
                .map(r -> r.grams, (r, v) -> r.grams = v);
        final Column<Recipe, List<Integer>> ratings = integerArray("ratings")
                .as(Recipes.<Integer>listClass(), List::of, list -> list.toArray(Integer[]::new))
                .defaultValue(List.of(1, 2))
                .map(r -> r.ratings, (r, v) -> r.ratings = v);

        private Recipes() {
            super("recipes", Recipe.class, Recipe::new);
        }

        @SuppressWarnings("unchecked") // a list is a list, whatever its elements
        private static <T> Class<List<T>> listClass() {
            return (Class<List<T>>) (Class<?>) List.class;
        }
    }

    @Test
    void theTableHasArrays() {
        assertThat(SAMPLE.sql()
                        .fetchValues("select format_type(atttypid, atttypmod) from pg_attribute where attrelid ="
                                + " 'recipes'::regclass and attnum > 1 order by attnum"))
                .hasToString("[text[], character varying(3)[], integer[], integer[]]");
    }

    @Test
    void listsComeBackAsTheyWere() {
        Recipe recipe = new Recipe();
        recipe.steps.addAll(Arrays.asList("stir", null, "\"wait\", {long}"));
        recipe.codes = List.of("abc");
        Recipe plain = new Recipe();
        plain.ratings = null;
        SAMPLE.db().transaction(session -> {
            session.add(recipe);
            session.add(plain);
        });
        SAMPLE.db().transaction(session -> {
            Recipe stored = session.get(Recipes.RECIPES.id, recipe.id);
            assertThat(stored).usingRecursiveComparison().isEqualTo(recipe);
            stored.grams = new ArrayList<>();
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            stored.steps.add("serve");
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat(session.list(from(Recipes.RECIPES).where(Recipes.RECIPES.codes.eq(List.of("abc")))))
                    .containsExactly(stored);
        });
        assertThat(plain.ratings).containsExactly(1, 2);
        SAMPLE.db().transaction(session -> {
            assertThat(session.get(Recipes.RECIPES.id, plain.id))
                    .usingRecursiveComparison()
                    .isEqualTo(plain);
        });
        assertThat(SAMPLE.sql().fetchValue("select steps[4] || codes[1] from recipes where id = ?", recipe.id))
                .isEqualTo("serveabc");
        assertThat(SAMPLE.sql()
                        .select(Recipes.RECIPES.steps)
                        .from(Recipes.RECIPES)
                        .where(Recipes.RECIPES.codes.isNotNull())
                        .fetchSingle()
                        .value1())
                .endsWith("serve");
    }
}
