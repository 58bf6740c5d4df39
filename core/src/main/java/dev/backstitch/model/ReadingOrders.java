package dev.backstitch.model;

import java.util.List;
import org.jooq.OrderField;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/** Resolves the order in which a collection is read: by columns of the elements' own table. Made for one resolution. */
final class ReadingOrders {

    private final Supplied supplied;
    private final Mistakes mistakes;

    ReadingOrders(Supplied supplied, Mistakes mistakes) {
        this.supplied = supplied;
        this.mistakes = mistakes;
    }

    /** @return empty also where it was a mistake */
    List<OrderField<?>> resolve(Draft draft) {
        List<OrderField<?>> order = supplied.byAll(
                draft.where(), Subjects.orderBy(draft), draft.declaration().order());
        if (order == null) {
            return List.of();
        }
        for (OrderField<?> field : order) {
            Column<?, ?> column = column(field);
            EntityMapping<?> target = draft.target();
            if (column != null && target != null && !Same.object(column.mappedTable(), target.table())) {
                mistakes.add(draft.where(), RelationshipTexts.orderElsewhere(draft, column, target));
            }
        }
        return order;
    }

    private static @Nullable Column<?, ?> column(OrderField<?> field) {
        Object ordered = field instanceof SortField<?> sort ? sort.$field() : field;
        return ordered instanceof Column<?, ?> column ? column : null;
    }
}
