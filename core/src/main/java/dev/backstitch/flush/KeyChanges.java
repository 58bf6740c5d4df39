package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.NamingKey;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.model.ReferentialAction;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Table;

/**
 * Decides what becomes of foreign keys that name columns which change: PostgreSQL changes them where they are ON UPDATE CASCADE, and otherwise the
 * statement that changes the columns does.
 */
final class KeyChanges {

    private KeyChanges() {}

    /** Those that the statement has to change. */
    static List<NamingKey> followers(EntityShape<?> shape, int[] columns) {
        return shape.namedBy().stream()
                .filter(key -> key.onUpdate() != ReferentialAction.CASCADE && key.namesAny(columns))
                .toList();
    }

    /**
     * Whether one row could have to follow two others: a statement writes no row twice, so it may change one row's key only. So it is where two of the
     * foreign keys are of one table, or one is of the table itself.
     */
    static boolean meet(EntityShape<?> shape, int[] columns) {
        Set<Table<?>> tables =
                new HashSet<>(Set.of(shape.mapping().parts().get(0).table()));
        for (NamingKey key : followers(shape, columns)) {
            if (!tables.add(key.table())) {
                return true;
            }
        }
        return false;
    }

    /** @throws RefusedDataException where a key changes that the database gave, and that nothing outside gives a meaning */
    static void refuse(Entry<?> entry, BitSet changed) {
        for (int column : entry.shape().key()) {
            if (changed.get(column) && entry.shape().column(column).definition().identity()) {
                String name = entry.shape().column(column).getName();
                throw new RefusedDataException(entry.shape().label() + "." + name
                        + " is part of the primary key and was changed on an object that has a row: set it back, or delete"
                        + " the object and add another; nothing was sent");
            }
        }
    }
}
