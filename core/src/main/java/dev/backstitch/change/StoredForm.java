package dev.backstitch.change;

import org.jooq.ContextConverter;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.IdentityConverter;
import org.jspecify.annotations.Nullable;

/**
 * Compares and copies the values of a converted column whose class may be mutable: by what is stored of them, since a value that was changed in place is
 * the same object as before. Made once a column; immutable.
 */
final class StoredForm {

    private final ContextConverter<Object, Object> converter;

    private StoredForm(ContextConverter<Object, Object> converter) {
        this.converter = converter;
    }

    /** Null where the values of the type can be compared as they are. */
    @SuppressWarnings("unchecked") // it is asked about values of its column only
    static @Nullable StoredForm of(DataType<?> type) {
        ContextConverter<?, ?> converter = type.getConverter();
        boolean plain = converter instanceof IdentityConverter || Immutability.of(converter.toType());
        return plain ? null : new StoredForm((ContextConverter<Object, Object>) converter);
    }

    boolean same(@Nullable Object one, @Nullable Object other) {
        return Values.same(stored(one), stored(other));
    }

    @Nullable
    Object copy(@Nullable Object value) {
        Object stored = Values.copy(stored(value));
        return stored == null ? null : ((Converter<Object, Object>) converter).from(stored);
    }

    private @Nullable Object stored(@Nullable Object value) {
        return value == null ? null : ((Converter<Object, Object>) converter).to(value);
    }
}
