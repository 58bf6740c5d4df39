package dev.backstitch.dsl;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.MappedTable;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Joins;
import dev.backstitch.query.RowLock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** All that one query says. Changed only while it is copied for the next one; immutable from then on. */
final class QueryParts<E> {

    final MappedTable<E> table;
    Joins<E> joins = Joins.none();
    Condition condition = DSL.noCondition();
    List<OrderField<?>> order = List.of();

    @Nullable
    Long limit;

    @Nullable
    Long offset;

    FetchPlan<E> plan = FetchPlan.empty();

    @Nullable
    RowLock lock;

    boolean strict;

    boolean oneRoundTrip;

    QueryParts(MappedTable<E> table) {
        this.table = table;
    }

    /** A copy in which something is changed. */
    QueryParts<E> but(Consumer<QueryParts<E>> change) {
        QueryParts<E> copy = new QueryParts<>(table);
        copy.joins = joins;
        copy.condition = condition;
        copy.order = order;
        copy.limit = limit;
        copy.offset = offset;
        copy.plan = plan;
        copy.lock = lock;
        copy.strict = strict;
        copy.oneRoundTrip = oneRoundTrip;
        change.accept(copy);
        copy.requireOneSnapshot();
        return copy;
    }

    private void requireOneSnapshot() {
        if (oneRoundTrip && lock != null) {
            throw new UsageException(
                    "the query on " + table.definition().label()
                            + " locks rows, which may be newer than the one snapshot that inOneRoundTrip() reads: leave out one of the two");
        }
    }

    static <T> List<T> both(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
