package dev.backstitch.sql;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Rounds times as PostgreSQL and its driver do: half up to microseconds, and from there to fewer digits half away from the start of the year 2000. */
final class Rounding {

    private static final LocalDateTime START = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int LEAST_YEAR = -4713;
    private static final int GREATEST_YEAR = 294_276;
    private static final long DAY = 86_400_000_000L;

    private Rounding() {}

    static LocalTime time(LocalTime value, int precision) {
        return micros(rounded((value.toNanoOfDay() + 500) / 1000, precision));
    }

    /** The end of the day is 24:00, for which Java has but its greatest time. */
    static LocalTime micros(long ofDay) {
        return ofDay >= DAY ? LocalTime.MAX : LocalTime.ofNanoOfDay(ofDay * 1000);
    }

    /** Years that PostgreSQL does not have stay as they are, and are refused there; the infinities are among them. */
    static LocalDateTime timestamp(LocalDateTime value, int precision) {
        if (value.getYear() < LEAST_YEAR || value.getYear() > GREATEST_YEAR) {
            return value;
        }
        LocalDateTime micro = value.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
        return precision >= TimeCodec.MICROS
                ? micro
                : START.plus(rounded(ChronoUnit.MICROS.between(START, micro), precision), ChronoUnit.MICROS);
    }

    static OffsetDateTime instant(OffsetDateTime value, int precision) {
        if (value.getYear() < LEAST_YEAR || value.getYear() > GREATEST_YEAR) {
            return value;
        }
        LocalDateTime utc = value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        return timestamp(utc, precision).atOffset(ZoneOffset.UTC);
    }

    private static long rounded(long micros, int precision) {
        long unit = 1;
        for (int digits = precision; digits < TimeCodec.MICROS; digits++) {
            unit *= 10;
        }
        return micros >= 0 ? (micros + unit / 2) / unit * unit : -((-micros + unit / 2) / unit * unit);
    }
}
