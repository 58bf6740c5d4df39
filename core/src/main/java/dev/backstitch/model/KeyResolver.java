package dev.backstitch.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the key that foreign key columns name: all the columns of one key of one table in the model. Made for one resolution. */
final class KeyResolver {

    private final Tables tables;
    private final Supplied supplied;
    private final Mistakes mistakes;

    /** A key that is named, in the order of the columns that name it. */
    record Key(EntityMapping<?> entity, List<Column<?, ?>> columns) {}

    KeyResolver(Tables tables, Supplied supplied, Mistakes mistakes) {
        this.tables = tables;
        this.supplied = supplied;
        this.mistakes = mistakes;
    }

    /** @return null where that was a mistake, or follows from one */
    @Nullable
    Key resolve(Mapping where, String what, List<Supplier<? extends Column<?, ?>>> suppliers) {
        List<Column<?, ?>> columns = supplied.byAll(where, what, suppliers);
        if (columns == null) {
            return null;
        }
        MappedTable<?> table = columns.get(0).mappedTable();
        for (Column<?, ?> column : columns) {
            if (!Same.object(column.mappedTable(), table)) {
                mistakes.add(where, MappingTexts.keyOfSeveralTables(what, columns));
                return null;
            }
        }
        EntityMapping<?> entity = tables.require(table, where, what);
        return entity != null && isKey(where, what, entity, columns) ? new Key(entity, columns) : null;
    }

    private boolean isKey(Mapping where, String what, EntityMapping<?> entity, List<Column<?, ?>> columns) {
        if (Keys.isKey(entity, columns)) {
            return true;
        }
        List<List<? extends Column<?, ?>>> keys = Keys.of(entity);
        for (List<? extends Column<?, ?>> key : keys) {
            if (Keys.isPart(columns, key)) {
                mistakes.add(where, MappingTexts.partOfKey(what, columns, key));
                return false;
            }
        }
        if (!entity.primaryKey().isEmpty()) {
            mistakes.add(where, MappingTexts.noKey(what, columns, entity, keys));
        }
        return false;
    }
}
