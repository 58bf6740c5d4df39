package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.model.Column;
import dev.backstitch.query.Selection;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.IdentityConverter;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a simple selection depends on, apart from the values that it compares with: columns of its own table, compared, and ordered by. Selections that
 * agree in it are rendered once, although each is made anew. A hot path: most queries of an application are such, and rendering costs more than all else that a
 * session does for them.
 */
final class SelectionForm {

    private static final int MOST_PARTS = 200;

    private final EntityShape<?> shape;
    private final List<@Nullable Object> parts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private SelectionForm(EntityShape<?> shape) {
        this.shape = shape;
    }

    /** Null where a selection is not that simple. */
    static @Nullable SelectionForm of(EntityShape<?> shape, Selection<?> selection, @Nullable Integer atMost) {
        boolean ownRowsOnly = selection.table() == shape.mapping().table()
                && selection.joins().all().isEmpty()
                && selection.plan().fetches().isEmpty()
                && selection.plan().columns().isAll();
        SelectionForm form = new SelectionForm(shape);
        form.parts.add(shape.mapping().ordinal());
        form.parts.addAll(Arrays.asList(atMost, selection.limit(), selection.offset(), selection.lock()));
        return ownRowsOnly && form.compares(selection.condition()) && form.orders(selection.order()) ? form : null;
    }

    /** Equal for selections of one form. */
    List<@Nullable Object> parts() {
        return parts;
    }

    /** Whether what was rendered for a selection of this form binds the values in the order in which they were found here. */
    boolean isOf(SelectionText text) {
        List<BoundValue<?>> bound = text.values();
        for (int i = 0; i < values.size(); i++) {
            if (i >= bound.size()
                    || bound.get(i).name() != null
                    || !Objects.deepEquals(bound.get(i).value(), values.get(i))) {
                return false;
            }
        }
        return text.keepable();
    }

    /** What was rendered for a selection of this form, with the values of this one. */
    SelectionText with(SelectionText text) {
        List<BoundValue<?>> bound = new ArrayList<>(text.values());
        for (int i = 0; i < values.size(); i++) {
            bound.set(i, bound.get(i).holding(values.get(i)));
        }
        return new SelectionText(text.sql(), bound, text.tables(), true);
    }

    /** Walks through conditions as they are rendered, however deep; long ones are not worth being kept. */
    private boolean compares(Condition whole) {
        Deque<Condition> waiting = new ArrayDeque<>();
        waiting.push(whole);
        while (!waiting.isEmpty() && parts.size() < MOST_PARTS) {
            Condition condition = waiting.pop();
            parts.add(condition.getClass());
            if (condition instanceof QOM.CombinedCondition<?> combined) {
                waiting.push(combined.$arg2());
                waiting.push(combined.$arg1());
            } else if (condition instanceof QOM.Not not) {
                waiting.push(not.$condition());
            } else if (!isComparison(condition)) {
                return false;
            }
        }
        return waiting.isEmpty();
    }

    private boolean isComparison(Condition condition) {
        if (condition instanceof QOM.CompareCondition<?, ?> comparison && isBySign(condition)) {
            return isColumn(comparison.$arg1()) && isValue(comparison.$arg1(), comparison.$arg2());
        } else if (condition instanceof QOM.InList<?> list) {
            return isColumn(list.$field()) && comparesWithSome(list.$field(), list.$list());
        } else if (condition instanceof QOM.NotInList<?> list) {
            return isColumn(list.$field()) && comparesWithSome(list.$field(), list.$list());
        } else if (condition instanceof QOM.IsNull unknown) {
            return isColumn(unknown.$field());
        } else if (condition instanceof QOM.IsNotNull known) {
            return isColumn(known.$field());
        }
        return condition == DSL.noCondition();
    }

    private static boolean isBySign(Condition condition) {
        return condition instanceof QOM.Eq
                || condition instanceof QOM.Ne
                || condition instanceof QOM.Lt
                || condition instanceof QOM.Le
                || condition instanceof QOM.Gt
                || condition instanceof QOM.Ge;
    }

    /** Of one value or none jOOQ makes another comparison, and of NULL among them another text. */
    private boolean comparesWithSome(Field<?> column, List<? extends Field<?>> list) {
        if (list.size() < 2) {
            return false;
        }
        int before = values.size();
        for (Field<?> value : list) {
            if (!isValue(column, value)) {
                return false;
            }
        }
        List<Object> found = values.subList(before, values.size());
        Object[] array = found.toArray((Object[]) Array.newInstance(column.getType(), 0));
        found.clear();
        values.add(array);
        return true;
    }

    private boolean isColumn(Field<?> field) {
        if (field instanceof Column<?, ?> column
                && column.mappedTable() == shape.mapping().table()) {
            parts.add(shape.placeOf(column));
            return true;
        }
        return false;
    }

    /** A value that is bound as the column's are. */
    private boolean isValue(Field<?> column, Field<?> field) {
        if (field instanceof Param<?> parameter
                && !parameter.isInline()
                && parameter.getParamName() == null
                && isSame(parameter.getDataType(), column.getDataType())
                && parameter.getValue() != null) {
            values.add(parameter.getValue());
            return true;
        }
        return false;
    }

    /** Whether values of both types are bound by the same codec. */
    private static boolean isSame(DataType<?> one, DataType<?> other) {
        boolean plain =
                one.getConverter() instanceof IdentityConverter && other.getConverter() instanceof IdentityConverter;
        return one.equals(other)
                && (plain || one.getConverter() == other.getConverter())
                && one.precision() == other.precision()
                && one.scale() == other.scale();
    }

    private boolean orders(List<? extends OrderField<?>> order) {
        for (OrderField<?> each : order) {
            if (each instanceof SortField<?> sorted) {
                parts.add(sorted.$sortOrder());
                parts.add(sorted.$nullOrdering());
            }
            Field<?> field = each instanceof SortField<?> sorted ? sorted.$field() : (Field<?>) each;
            if (!isColumn(field)) {
                return false;
            }
        }
        return true;
    }
}
