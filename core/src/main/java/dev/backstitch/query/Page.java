package dev.backstitch.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of what a query selects. An immutable value, though the entities in it are not.
 *
 * @param items the entities, in the order of the query
 * @param hasPrevious whether there are entities before: of a page after a cursor that is taken for granted, since the cursor's entity was one
 * @param hasNext whether there are entities after: of a page before a cursor that is taken for granted, since the cursor's entity was one
 * @param total how many entities the query selects in all; null where that was not asked for
 * @param startCursor where the first entity is, for {@link PageRequest#before}; null where the page is empty
 * @param endCursor where the last entity is, for {@link PageRequest#after}; null where the page is empty
 */
public record Page<E>(
        List<E> items,
        boolean hasPrevious,
        boolean hasNext,
        @Nullable Long total,
        @Nullable String startCursor,
        @Nullable String endCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page of something that is made of each entity, such as a record for a reader outside. */
    public <R> Page<R> map(Function<? super E, ? extends R> function) {
        List<R> mapped = new ArrayList<>(items.size());
        for (E item : items) {
            mapped.add(function.apply(item));
        }
        return new Page<>(mapped, hasPrevious, hasNext, total, startCursor, endCursor);
    }
}
