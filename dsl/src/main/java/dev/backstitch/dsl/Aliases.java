package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Relationship;
import java.nio.charset.StandardCharsets;

/** What an alias of a table has to do with the table itself. */
final class Aliases {

    private static final int KEPT_BYTES = 63;

    private Aliases() {}

    /** @throws UsageException where PostgreSQL would not keep the name as it is */
    static String checked(String alias, EntityTable<?> of) {
        int bytes = alias.getBytes(StandardCharsets.UTF_8).length;
        if (alias.isBlank() || alias.indexOf('\u0000') >= 0 || bytes > KEPT_BYTES) {
            throw new UsageException("'" + alias + "' is no alias for "
                    + of.definition().label() + ": give a name of 1 to 63 bytes without U+0000");
        }
        return alias;
    }

    /** The column of the table itself. */
    @SuppressWarnings("unchecked") // a mapping class declares the same columns for an alias
    static <E, T> Column<E, T> unaliased(EntityTable<E> table, Column<E, T> column) {
        if (!table.isAlias()) {
            return column;
        }
        return (Column<E, T>) table.unaliased().definition().columns().stream()
                .filter(each -> each.getName().equals(column.getName()))
                .findFirst()
                .orElse(column);
    }

    /** The relationship of the table itself. */
    @SuppressWarnings("unchecked") // a mapping class declares the same relationships for an alias
    static <E, T> Relationship<E, T> unaliased(EntityTable<E> alias, String relationship) {
        return (Relationship<E, T>) alias.unaliased().definition().relationships().stream()
                .filter(each -> each.definition().declaration().name().equals(relationship))
                .findFirst()
                .orElseThrow(() -> new UsageException(alias.definition().label() + " has no relationship "
                        + relationship + ", but its alias " + alias.getName() + " declares one"));
    }
}
