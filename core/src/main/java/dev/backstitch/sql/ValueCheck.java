package dev.backstitch.sql;

import dev.backstitch.error.RefusedDataException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds values that PostgreSQL would refuse or store as something else. */
final class ValueCheck {

    private ValueCheck() {}

    /** What is wrong with a value of the codec's column, as in {@code contains U+0000 at index 3}; null where nothing is. */
    @SuppressWarnings("unchecked") // a column's values are of its codec's class
    static <T> @Nullable String mistake(Codec<T> codec, Object value) {
        String reason = codec.refusal((T) value);
        return reason != null ? reason : codec.misfit((T) value);
    }

    /**
     * Refuses a value that something is wrong with.
     *
     * @param name asked only then: a hot path, which names nothing that is right
     */
    static void require(Supplier<String> name, Codec<?> codec, Object value) {
        String reason = mistake(codec, value);
        if (reason != null) {
            throw new RefusedDataException(name.get() + " " + reason
                    + ": PostgreSQL would not store it as it is; change the value; nothing was sent");
        }
    }
}
