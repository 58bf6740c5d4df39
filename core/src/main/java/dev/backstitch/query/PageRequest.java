package dev.backstitch.query;

import dev.backstitch.error.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a query is asked for: {@code page(20)} is the first, with 20 entities at most. An immutable value, safe to share between threads.
 *
 * <p>Of {@link #number}, {@link #offset}, {@link #after} and {@link #before} the one that is called last says where the page is. By number and offset PostgreSQL reads
 * all rows before the page, and rows that are inserted or deleted meanwhile shift the pages; by a cursor it does neither.
 */
public final class PageRequest {

    private final int size;
    private final long offset;
    private final @Nullable String cursor;
    private final boolean backward;
    private final boolean total;

    private PageRequest(int size, long offset, @Nullable String cursor, boolean backward, boolean total) {
        this.size = size;
        this.offset = offset;
        this.cursor = cursor;
        this.backward = backward;
        this.total = total;
    }

    /**
     * The first page.
     *
     * @param size how many entities at most, whatever is loaded with them
     * @throws UsageException where it is less than 1
     */
    public static PageRequest page(int size) {
        if (size < 1) {
            throw new UsageException("page(" + size + ") shows nothing: give at least 1");
        }
        return new PageRequest(size, 0, null, false, false);
    }

    /**
     * The page with a number, the first being 1.
     *
     * @throws UsageException where it is less than 1, or no row can have so many before it
     */
    public PageRequest number(long number) {
        if (number < 1 || number - 1 > Long.MAX_VALUE / size) {
            throw new UsageException("number(" + number + ") is no page: the first is 1"
                    + (number < 1 ? "" : ", and no query has that many"));
        }
        return offset((number - 1) * size);
    }

    /**
     * The page after so many entities.
     *
     * @throws UsageException where it is negative
     */
    public PageRequest offset(long passed) {
        if (passed < 0) {
            throw new UsageException("offset(" + passed + ") is negative: give 0 or more");
        }
        return new PageRequest(size, passed, null, false, total);
    }

    /** The page that follows a cursor, as {@link Page#endCursor} of another page of the same query gave it; the first page where it is null. */
    public PageRequest after(@Nullable String endCursor) {
        return new PageRequest(size, 0, endCursor, false, total);
    }

    /** The page that ends before a cursor, as {@link Page#startCursor} of another page of the same query gave it; the last page where it is null. */
    public PageRequest before(@Nullable String startCursor) {
        return new PageRequest(size, 0, startCursor, true, total);
    }

    /** The page says how many entities the query selects in all, which takes another statement where the page does not tell it. */
    public PageRequest withTotal() {
        return new PageRequest(size, offset, cursor, backward, true);
    }

    /** How many entities at most. */
    public int size() {
        return size;
    }

    /** How many entities are passed over; 0 where a cursor says where the page is. */
    public long passed() {
        return offset;
    }

    /** Where the page begins, or ends; null where no cursor says it. */
    public @Nullable String cursor() {
        return cursor;
    }

    /** Whether the page ends before the cursor. */
    public boolean backward() {
        return backward;
    }

    /** Whether the page says how many entities there are in all. */
    public boolean counted() {
        return total;
    }
}
