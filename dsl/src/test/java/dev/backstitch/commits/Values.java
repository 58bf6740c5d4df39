package dev.backstitch.commits;

import dev.backstitch.model.Column;
import java.util.Map;
import java.util.Random;

/** Draws values of columns, of which there are few, so that rows compete for those of keys. */
final class Values {

    private static final Map<String, Integer> COUNTS = Map.of(
            "code", 9, "slug", 5, "tenant", 2, "number", 4, "shirt", 3, "room", 2, "no", 3, "name", 5, "note", 4);

    private Values() {}

    static Object draw(Column<?, ?> column, Random random) {
        int value = random.nextInt(COUNTS.get(column.getName()));
        if (column.definition().nullable() && random.nextInt(4) == 0) {
            return null;
        }
        return column.getType() == String.class ? column.getName().charAt(0) + "" + value : (Object) value;
    }
}
