package dev.backstitch.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;
import org.jooq.ContextConverter;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.IdentityConverter;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;

/** Chooses the codec of a jOOQ type: by its converter, by its component where it is an array, and otherwise by the class of its values. */
final class Codecs {

    private Codecs() {}

    static <T> Codec<T> of(DataType<T> type) {
        ContextConverter<?, T> converter = type.getConverter();
        if (!(converter instanceof IdentityConverter)) {
            return converted(type, converter);
        }
        if (isArray(type.getType())) {
            return typed(array(type.getArrayComponentDataType()));
        }
        return plain(type.getType(), TypeName.of(type), type);
    }

    private static <U, T> Codec<T> converted(DataType<T> type, ContextConverter<U, T> converter) {
        Codec<U> stored = plain(converter.fromType(), TypeName.of(type), type);
        return new ConvertedCodec<>(stored, converter.toType(), converter::from, converter::to);
    }

    private static <C> Codec<?> array(DataType<C> component) {
        return new ArrayCodec<>(of(component), component.getType());
    }

    private static <C> Codec<?> array(Class<C> component, String typeName, DataType<?> type) {
        return new ArrayCodec<>(plain(component, TypeName.component(typeName), type), component);
    }

    /** @param type the type as declared, for its precision, scale and length; its values are of another class where a converter stands between */
    private static <U> Codec<U> plain(Class<U> values, String name, DataType<?> type) {
        if (isArray(values)) {
            return typed(array(values.getComponentType(), name, type));
        }
        if (EnumType.class.isAssignableFrom(values)) {
            return new EnumCodec<>(values, name);
        }
        Codec<?> codec = number(values, name, type);
        codec = codec != null ? codec : time(values, name, type);
        codec = codec != null ? codec : text(values, name, type);
        codec = codec != null ? codec : other(values, name);
        return codec != null ? typed(codec) : textForm(values, name, type);
    }

    private static @Nullable Codec<?> number(Class<?> values, String name, DataType<?> type) {
        if (values == Long.class) {
            return NativeCodec.longs(name);
        } else if (values == Integer.class) {
            return NativeCodec.integers(name);
        } else if (values == Short.class) {
            return NativeCodec.shorts(name);
        } else if (values == Byte.class) {
            return new ConvertedCodec<>(NativeCodec.shorts(name), Byte.class, Codecs::toByte, Byte::shortValue);
        } else if (values == Double.class) {
            return NativeCodec.doubles(name);
        } else if (values == Float.class) {
            return NativeCodec.floats(name);
        } else if (values == BigDecimal.class) {
            return numeric(name, type);
        } else if (values == BigInteger.class) {
            return new ConvertedCodec<>(
                    numeric(name, type), BigInteger.class, BigDecimal::toBigIntegerExact, BigDecimal::new);
        }
        return null;
    }

    private static @Nullable Codec<?> time(Class<?> values, String name, DataType<?> type) {
        int precision = type.precisionDefined() ? type.precision() : TimeCodec.MICROS;
        if (values == LocalDate.class) {
            return new TimeCodec<>(new TimeForm.Date(), name, precision);
        } else if (values == LocalTime.class) {
            return new TimeCodec<>(new TimeForm.Time(), name, precision);
        } else if (values == OffsetTime.class) {
            return new TimeCodec<>(new TimeForm.ZonedTime(), name, precision);
        } else if (values == LocalDateTime.class) {
            return new TimeCodec<>(new TimeForm.Timestamp(), name, precision);
        } else if (values == OffsetDateTime.class) {
            return new TimeCodec<>(new TimeForm.ZonedTimestamp(), name, precision);
        } else if (values == Instant.class) {
            Codec<OffsetDateTime> stored = new TimeCodec<>(new TimeForm.ZonedTimestamp(), name, precision);
            return new ConvertedCodec<>(stored, Instant.class, LegacyTime::instant, LegacyTime::offsetDateTime);
        } else if (values == Date.class) {
            Codec<LocalDate> stored = new TimeCodec<>(new TimeForm.Date(), name, precision);
            return new ConvertedCodec<>(stored, Date.class, LegacyTime::date, LegacyTime::localDate);
        } else if (values == Time.class) {
            Codec<LocalTime> stored = new TimeCodec<>(new TimeForm.Time(), name, precision);
            return new ConvertedCodec<>(stored, Time.class, Time::valueOf, Time::toLocalTime);
        } else if (values == Timestamp.class) {
            Codec<LocalDateTime> stored = new TimeCodec<>(new TimeForm.Timestamp(), name, precision);
            return new ConvertedCodec<>(stored, Timestamp.class, LegacyTime::timestamp, LegacyTime::localDateTime);
        }
        return null;
    }

    private static @Nullable Codec<?> text(Class<?> values, String name, DataType<?> type) {
        if (values == String.class) {
            return new TextCodec(name, type.lengthDefined() ? type.length() : TextCodec.UNLIMITED);
        } else if (values == JSON.class) {
            return JsonCodec.json(name);
        } else if (values == JSONB.class) {
            return JsonCodec.jsonb(name);
        }
        return null;
    }

    private static @Nullable Codec<?> other(Class<?> values, String name) {
        if (values == Boolean.class) {
            return NativeCodec.booleans(name);
        } else if (values == UUID.class) {
            return NativeCodec.uuids(name);
        } else if (values == byte[].class) {
            return new BytesCodec(name);
        } else if (values == YearToSecond.class) {
            return IntervalCodec.yearToSecond(name);
        } else if (values == YearToMonth.class) {
            return IntervalCodec.yearToMonth(name);
        } else if (values == DayToSecond.class) {
            return IntervalCodec.dayToSecond(name);
        }
        return null;
    }

    private static Codec<BigDecimal> numeric(String name, DataType<?> type) {
        return type.precisionDefined() ? NumericCodec.scaled(name, type.scale()) : NumericCodec.unscaled(name);
    }

    /** What jOOQ makes of a class where the type itself is another's, because a converter stands between. */
    @SuppressWarnings("unchecked") // the type has the class of its values
    private static <U> Codec<U> textForm(Class<U> values, String name, DataType<?> type) {
        DataType<U> own = type.getType() == values
                ? (DataType<U>) type
                : DefaultDataType.getDataType(SQLDialect.POSTGRES, values);
        return new TextFormCodec<>(own, name);
    }

    private static Byte toByte(Short value) {
        if (value.byteValue() != value) {
            throw new ArithmeticException(value + " is no byte");
        }
        return value.byteValue();
    }

    private static boolean isArray(Class<?> values) {
        return values.isArray() && values != byte[].class;
    }

    @SuppressWarnings("unchecked") // the codec was chosen by the class of the values
    private static <T> Codec<T> typed(Codec<?> codec) {
        return (Codec<T>) codec;
    }
}
