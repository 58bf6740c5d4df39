package dev.backstitch.change;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Counts versions: numbers by one, times to the present, but always on, since the clocks of two machines may differ. */
final class Versions {

    private static final Duration STEP = Duration.of(1, ChronoUnit.MICROS);

    private Versions() {}

    /** @param stored the version that a row has; null where it is yet to get one */
    static Object after(Class<?> type, @Nullable Object stored) {
        if (type == Short.class) {
            return (short) (stored == null ? 0 : ((Short) stored) + 1);
        }
        if (type == Integer.class) {
            return stored == null ? 0 : ((Integer) stored) + 1;
        }
        if (type == Long.class) {
            return stored == null ? 0L : ((Long) stored) + 1;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant before = stored == null ? Instant.EPOCH : instant(stored);
        Instant next = now.isAfter(before) ? now : before.plus(STEP);
        if (type == Instant.class) {
            return next;
        }
        OffsetDateTime time = next.atOffset(ZoneOffset.UTC);
        return type == OffsetDateTime.class ? time : time.toLocalDateTime();
    }

    private static Instant instant(Object time) {
        if (time instanceof Instant instant) {
            return instant;
        }
        return time instanceof OffsetDateTime offset
                ? offset.toInstant()
                : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    }
}
