package dev.backstitch.sql;

import static org.jooq.impl.SQLDataType.DATE;
import static org.jooq.impl.SQLDataType.INSTANT;
import static org.jooq.impl.SQLDataType.LOCALDATE;
import static org.jooq.impl.SQLDataType.LOCALDATETIME;
import static org.jooq.impl.SQLDataType.LOCALTIME;
import static org.jooq.impl.SQLDataType.OFFSETDATETIME;
import static org.jooq.impl.SQLDataType.OFFSETTIME;
import static org.jooq.impl.SQLDataType.TIME;
import static org.jooq.impl.SQLDataType.TIMESTAMP;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DataType;

/** The columns of time: daylight-saving gaps, years before Christ and beyond four digits, infinities, 24:00, and digits that are rounded away. */
final class TimeCases {

    private static final List<LocalDateTime> MOMENTS = Stream.of(
                    "2024-03-31T02:30:00",
                    "2024-10-27T02:30:00",
                    "1893-04-01T00:03:00",
                    "1582-10-10T12:00:00",
                    "0001-01-01T00:00:00",
                    "0000-12-31T23:59:59.999999",
                    "-0043-03-15T12:00:00.000001",
                    "-4712-01-01T00:00:00",
                    "-2980-02-29T12:00:00.5",
                    "9999-12-31T23:59:59.9999995",
                    "1999-12-31T23:59:59.9995",
                    "2000-01-01T00:00:00.0005",
                    "1999-12-31T23:59:58.5",
                    "2024-01-01T00:00:00.123456499",
                    "2024-01-01T00:00:00.1234565",
                    "2024-01-01T00:00:00.123457",
                    "2024-12-31T23:59:59.999999999")
            .map(LocalDateTime::parse)
            .toList();

    private final Random random;
    private final List<CodecCase<?>> cases = new ArrayList<>();

    private TimeCases(Random random) {
        this.random = random;
    }

    static List<CodecCase<?>> all(Random random) {
        TimeCases cases = new TimeCases(random);
        cases.dates();
        cases.times();
        cases.timestamps();
        cases.instants();
        return cases.cases;
    }

    private <T> void add(String column, DataType<T> type, Stream<T> extremes, Function<LocalDateTime, T> of) {
        Stream<LocalDateTime> moments =
                Stream.concat(MOMENTS.stream(), Stream.generate(this::moment).limit(30));
        cases.add(CodecCase.of(
                column, type, Stream.concat(extremes, moments.map(of)).toList()));
    }

    private void dates() {
        Stream<LocalDate> extremes =
                Stream.of(LocalDate.MAX, LocalDate.MIN, LocalDate.of(5874897, 12, 31), LocalDate.of(-4713, 11, 24));
        add("date", LOCALDATE, extremes, LocalDateTime::toLocalDate);
        add("date[]", LOCALDATE.array(), Stream.of(), m -> new LocalDate[] {m.toLocalDate(), null, LocalDate.MAX});
        add("date", DATE, Stream.of(), m -> Date.valueOf(m.toLocalDate().withYear(2024)));
    }

    private void times() {
        List<LocalTime> extremes = List.of(LocalTime.MIN, LocalTime.MAX, LocalTime.parse("23:59:59.9999994"));
        add("time", LOCALTIME, extremes.stream(), LocalDateTime::toLocalTime);
        add("time(3)", LOCALTIME(3), extremes.stream(), LocalDateTime::toLocalTime);
        add("time(0)", LOCALTIME(0), extremes.stream(), LocalDateTime::toLocalTime);
        add("time[]", LOCALTIME.array(), Stream.of(), m -> new LocalTime[] {m.toLocalTime(), LocalTime.MAX, null});
        add("time", TIME, Stream.of(), m -> Time.valueOf(m.toLocalTime().withNano(0)));
        Stream<OffsetTime> zoned = Stream.of(
                OffsetTime.parse("12:00Z"),
                OffsetTime.parse("13:00+01:00"),
                OffsetTime.parse("00:00:00.0000004-15:59"),
                OffsetTime.parse("12:00:00+00:19:32"),
                LocalTime.MAX.atOffset(ZoneOffset.ofHours(2)),
                LocalTime.MAX.atOffset(ZoneOffset.ofHours(-3)));
        add("time with time zone", OFFSETTIME, zoned, m -> m.toLocalTime().atOffset(offset()));
    }

    private void timestamps() {
        List<LocalDateTime> extremes = List.of(
                LocalDateTime.MAX,
                LocalDateTime.MIN,
                LocalDateTime.parse("+294276-12-31T23:59:59.999999"),
                LocalDateTime.parse("-4713-11-24T00:00:00"));
        add("timestamp", LOCALDATETIME, extremes.stream(), m -> m);
        add("timestamp(3)", LOCALDATETIME(3), extremes.stream().limit(2), m -> m);
        add("timestamp(0)", LOCALDATETIME(0), extremes.stream().limit(2), m -> m);
        add("timestamp[]", LOCALDATETIME.array(), Stream.of(), m -> new LocalDateTime[] {m, LocalDateTime.MIN, null});
        add(
                "timestamp",
                TIMESTAMP,
                Stream.of(),
                m -> Timestamp.valueOf(m.withYear(2024).withMonth(7)));
    }

    private void instants() {
        List<OffsetDateTime> extremes = List.of(
                OffsetDateTime.MAX,
                OffsetDateTime.MIN,
                OffsetDateTime.parse("2024-01-01T12:00Z"),
                OffsetDateTime.parse("2024-01-01T13:00+01:00"),
                OffsetDateTime.parse("+294276-12-31T23:59:59.999999Z"),
                OffsetDateTime.parse("-4713-11-24T00:00:00Z"));
        add("timestamp with time zone", OFFSETDATETIME, extremes.stream(), m -> m.atOffset(offset()));
        add("timestamp(3) with time zone", OFFSETDATETIME(3), extremes.stream().limit(4), m -> m.atOffset(offset()));
        add("timestamp with time zone[]", OFFSETDATETIME.array(), Stream.of(), m ->
                new OffsetDateTime[] {m.atOffset(offset()), OffsetDateTime.MAX, null});
        add(
                "timestamp with time zone",
                INSTANT,
                Stream.of(Instant.MAX, Instant.MIN, Instant.EPOCH),
                m -> m.toInstant(ZoneOffset.UTC));
    }

    private LocalDateTime moment() {
        long second = random.nextLong(-200_000_000_000L, 300_000_000_000L);
        return LocalDateTime.ofEpochSecond(second, random.nextInt(1_000_000_000), ZoneOffset.UTC);
    }

    private ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(random.nextInt(-50_000, 50_000));
    }
}
