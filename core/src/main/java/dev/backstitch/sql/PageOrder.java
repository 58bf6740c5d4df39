package dev.backstitch.sql;

import dev.backstitch.change.ReadColumns;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.UniqueKeyDefinition;
import dev.backstitch.query.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * The order of a selection, in which no two rows are equal: where its own keys do not make it so, the primary key comes last, in the direction of the key before.
 * Made for each page; immutable.
 */
final class PageOrder {

    private final EntityMapping<?> entity;
    private final List<Field<?>> fields;
    private final ReadColumns read;
    private final int before;
    private final List<OrderKey> keys = new ArrayList<>();
    private final List<Field<?>> further = new ArrayList<>();
    private final Set<Column<?, ?>> ordered = new HashSet<>();

    /** @param joins what is joined to the rows, whose columns come after those of the entity */
    PageOrder(EntityMapping<?> entity, Selection<?> selection, FetchJoins joins) {
        this.entity = entity;
        this.fields = entity.rows(selection.table()).fields();
        this.read = joins.columns();
        this.before = joins.after(read.of(fields)).size();
        for (OrderField<?> order : selection.order()) {
            if (!isUnique()) {
                add(order);
            }
        }
        boolean descending = !keys.isEmpty() && keys.get(keys.size() - 1).descending();
        for (Column<?, ?> column : entity.primaryKey()) {
            if (!isUnique() && !ordered.contains(column)) {
                int place = entity.columns().indexOf(column);
                add(descending ? fields.get(place).desc() : fields.get(place));
            }
        }
    }

    private void add(OrderField<?> order) {
        Field<?> field = OrderKey.fieldOf(order);
        if (field instanceof Param) {
            throw new UsageException(
                    "a page of " + entity.label()
                            + " cannot be ordered by a constant: order it by columns, or by what is made of them; nothing was sent");
        }
        int known = placeOf(field);
        boolean own = known >= 0 && known < entity.columns().size();
        Column<?, ?> column = own ? entity.columns().get(known) : null;
        int place = known < 0 ? known : read.place(known);
        if (place < 0) {
            place = before + further.size();
            further.add(field);
        }
        keys.add(OrderKey.of(order, column == null || column.definition().nullable(), place));
        if (column != null) {
            ordered.add(column);
        }
    }

    /** Where the entities' rows have a field; -1 where it is made of others. */
    private int placeOf(Field<?> field) {
        for (int place = 0; place < fields.size(); place++) {
            Field<?> candidate = fields.get(place);
            if (candidate.equals(field)
                    || (field instanceof Column && candidate.getQualifiedName().equals(field.getQualifiedName()))) {
                return place;
            }
        }
        return -1;
    }

    private boolean isUnique() {
        if (ordered.containsAll(entity.primaryKey())) {
            return true;
        }
        for (UniqueKeyDefinition<?> key : entity.uniqueKeys()) {
            if (key.deferrability() == Deferrability.NOT_DEFERRABLE
                    && ordered.containsAll(key.columns())
                    && key.columns().stream()
                            .noneMatch(column -> column.definition().nullable())) {
                return true;
            }
        }
        return false;
    }

    /** What a page selects besides the rows: values of keys that these do not have, or that are not read of them. */
    List<Field<?>> further() {
        return further;
    }

    /** @param backward whether from the other end */
    List<OrderKey> keys(boolean backward) {
        return backward ? keys.stream().map(OrderKey::reversed).toList() : keys;
    }

    List<OrderField<?>> order(boolean backward) {
        List<OrderField<?>> all = new ArrayList<>();
        keys(backward).forEach(key -> all.add(key.order()));
        return all;
    }

    /** Where the current row is, in PostgreSQL's literal form. */
    List<@Nullable String> values(ResultSet row) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(keys.size());
        for (OrderKey key : keys) {
            values.add(key.codec().readText(row, key.place() + 1));
        }
        return values;
    }
}
