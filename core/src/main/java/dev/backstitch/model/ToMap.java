package dev.backstitch.model;

import dev.backstitch.error.UsageException;
import dev.backstitch.link.ManyMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A relationship to any number of objects, which are found by a property of theirs.
 *
 * @param <E> the entity class that holds the collection
 * @param <K> the class of the keys
 * @param <T> the entity class of its elements
 */
public interface ToMap<E, K, T> extends ToMany<E, T> {

    /**
     * The key of an element, as its property has it.
     *
     * @throws UsageException where no property is mapped to the key's column, which {@link Model#of} refuses
     */
    @SuppressWarnings("unchecked") // the declaration's column has values of the keys' class
    default @Nullable K mapKey(T element) {
        Supplier<? extends Column<T, ?>> key = definition().declaration().key();
        Function<? super T, ?> getter =
                key == null ? null : key.get().definition().getter();
        if (getter == null) {
            throw new UsageException(label() + " finds its elements by a column that no property is mapped to");
        }
        return (K) getter.apply(element);
    }

    @Override
    default ManyMap<K, T> of(E owner) {
        return ManyMap.of(definition(), owner, this::mapKey);
    }
}
