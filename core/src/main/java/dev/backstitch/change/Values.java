package dev.backstitch.change;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Compares and copies column values the way PostgreSQL's own equality would have it. */
public final class Values {

    private Values() {}

    /** Whether storing one over the other would change nothing. */
    public static boolean same(@Nullable Object stored, @Nullable Object now) {
        if (stored == now) {
            return true;
        }
        if (stored == null || now == null) {
            return false;
        }
        if (stored instanceof JSONB before && now instanceof JSONB after) {
            return Json.same(before.data(), after.data());
        }
        if (stored.equals(now)) {
            return true;
        }
        if (stored instanceof OffsetDateTime before && now instanceof OffsetDateTime after) {
            return before.isEqual(after);
        }
        return stored.getClass().isArray()
                && now.getClass().isArray()
                && Arrays.deepEquals(new Object[] {stored}, new Object[] {now});
    }

    /** A value that later changes of a mutable one do not reach. */
    public static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        return value instanceof Object[] array ? array.clone() : value;
    }

    /** A value of a key whose {@code equals} agrees with PostgreSQL's equality. */
    static Object canonical(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes.clone()) : value;
    }
}
