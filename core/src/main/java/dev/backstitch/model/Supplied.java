package dev.backstitch.model;

import dev.backstitch.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks what a user's code supplies; that it throws or gives null is a mistake of the mapping, not the end of its check. Made for one resolution. */
final class Supplied {

    private final Mistakes mistakes;

    Supplied(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * What the supplier gives, or null where that was a mistake.
     *
     * @param what who asks by which modifier, as in {@code Users.posts: backPopulates(..)}
     */
    <T> @Nullable T by(Mapping where, String what, Supplier<? extends @Nullable T> supplier) {
        return by(where, what, supplier, SuppliedTexts.isNull(what));
    }

    /** @param isNull the mistake where it gives null */
    <T> @Nullable T by(Mapping where, String what, Supplier<? extends @Nullable T> supplier, String isNull) {
        try {
            T supplied = supplier.get();
            if (supplied == null) {
                mistakes.add(where, isNull);
            }
            return supplied;
        } catch (UsageException explained) {
            mistakes.add(where, String.valueOf(explained.getMessage()));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError thrown) {
            mistakes.add(where, SuppliedTexts.fails(what, thrown));
        }
        return null;
    }

    /** What all of the suppliers give, or null where one of them was a mistake. */
    <T> @Nullable List<T> byAll(Mapping where, String what, List<? extends Supplier<? extends T>> suppliers) {
        List<T> all = new ArrayList<>();
        for (Supplier<? extends T> supplier : suppliers) {
            T supplied = by(where, what, supplier);
            if (supplied != null) {
                all.add(supplied);
            }
        }
        return all.size() == suppliers.size() ? all : null;
    }
}
