package dev.backstitch.commits;

import dev.backstitch.model.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws values of columns, of which there are few, so that rows compete for those of keys. */
final class Values {

    private static final Map<String, Integer> COUNTS = Map.of(
            "code", 9, "slug", 5, "tenant", 2, "number", 4, "shirt", 3, "room", 2, "no", 3, "name", 5, "note", 4);

    private Values() {}

    /** Often one that a row had and none has now: somebody else's to take. */
    static Object draw(Column<?, ?> column, Random random, World stored, World world) {
        List<Object> givenUp = new ArrayList<>(values(column, stored));
        givenUp.removeAll(values(column, world));
        return givenUp.isEmpty() || random.nextInt(3) == 0
                ? draw(column, random)
                : givenUp.get(random.nextInt(givenUp.size()));
    }

    private static List<Object> values(Column<?, ?> column, World world) {
        List<Object> values = new ArrayList<>();
        for (Thing thing : world.things()) {
            Object value = world.of(thing).value(column);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static Object draw(Column<?, ?> column, Random random) {
        int value = random.nextInt(COUNTS.get(column.getName()));
        if (column.definition().nullable() && random.nextInt(4) == 0) {
            return null;
        }
        return column.getType() == String.class ? column.getName().charAt(0) + "" + value : (Object) value;
    }
}
