package dev.backstitch.model;

import java.util.ArrayList;
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

    /**
     * Who names a key, and how.
     *
     * @param where where mistakes are told
     * @param what who it is, as in {@code foreign key Posts.user_id}
     * @param modifier by which it names the key, as in {@code references(..)}
     * @param completion how it would name more columns of it
     */
    record Naming(Mapping where, String what, String modifier, String completion) {}

    KeyResolver(Tables tables, Supplied supplied, Mistakes mistakes) {
        this.tables = tables;
        this.supplied = supplied;
        this.mistakes = mistakes;
    }

    /** @return null where that was a mistake, or follows from one */
    @Nullable
    Key resolve(Naming naming, List<Supplier<? extends Column<?, ?>>> suppliers) {
        List<Column<?, ?>> columns =
                supplied.byAll(naming.where(), naming.what() + ": " + naming.modifier(), suppliers);
        if (columns == null) {
            return null;
        }
        MappedTable<?> table = columns.get(0).mappedTable();
        for (Column<?, ?> column : columns) {
            if (!Same.object(column.mappedTable(), table)) {
                mistakes.add(naming.where(), MappingTexts.keyOfSeveralTables(naming.what(), columns));
                return null;
            }
        }
        EntityMapping<?> entity = tables.require(table, naming.where(), naming.what());
        if (entity == null) {
            return null;
        }
        List<Column<?, ?>> own = new ArrayList<>();
        columns.forEach(column -> own.add(entity.known(column)));
        return isKey(naming, entity, own) ? new Key(entity, own) : null;
    }

    private boolean isKey(Naming naming, EntityMapping<?> entity, List<Column<?, ?>> columns) {
        if (Keys.isKey(entity, columns)) {
            return true;
        }
        List<List<? extends Column<?, ?>>> keys = Keys.of(entity);
        for (List<? extends Column<?, ?>> key : keys) {
            if (Keys.isPart(columns, key)) {
                mistakes.add(naming.where(), MappingTexts.partOfKey(naming.what(), columns, key, naming.completion()));
                return false;
            }
        }
        if (!entity.primaryKey().isEmpty()) {
            mistakes.add(naming.where(), MappingTexts.noKey(naming.what(), columns, entity, keys));
        }
        return false;
    }
}
