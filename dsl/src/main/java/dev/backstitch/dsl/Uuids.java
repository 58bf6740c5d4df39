package dev.backstitch.dsl;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes UUIDs for keys, as in {@code uuid("id").primaryKey().generatedBy(Uuids::v7)}; see RFC 9562. Safe for all threads. */
public final class Uuids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FRACTION_BITS = 12;
    private static final int FRACTION = 1 << FRACTION_BITS;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long RANDOM_BITS = 0x3FFFFFFFFFFFFFFFL;

    /** The milliseconds and the fraction of the last one made: each next is greater. */
    private static final AtomicLong LAST = new AtomicLong();

    private Uuids() {}

    /** A random one. */
    public static UUID v4() {
        return UUID.randomUUID();
    }

    /**
     * One that rises with time, so that new rows come at the end of an index: the milliseconds since 1970, a fraction of one (RFC 9562, section 6.2, method
     * 3), and 62 random bits. Each is greater than those that this program made before.
     */
    public static UUID v7() {
        Instant now = Instant.now();
        long fraction = now.getLong(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI * FRACTION / NANOS_PER_MILLI;
        long time = (now.toEpochMilli() << FRACTION_BITS) | fraction;
        long next = LAST.updateAndGet(last -> Math.max(last + 1, time));
        long high = ((next >>> FRACTION_BITS) << 16) | VERSION_7 | (next & (FRACTION - 1));
        return new UUID(high, VARIANT | (RANDOM.nextLong() & RANDOM_BITS));
    }
}
