package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.SQLDataType.INSTANT;
import static org.jooq.impl.SQLDataType.LOCALDATE;
import static org.jooq.impl.SQLDataType.LOCALDATETIME;
import static org.jooq.impl.SQLDataType.LOCALTIME;
import static org.jooq.impl.SQLDataType.OFFSETDATETIME;
import static org.jooq.impl.SQLDataType.OFFSETTIME;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeLiteralTest {

    @Test
    void datesHaveTheEraLastAndInfinitiesAtTheEnds() {
        Codec<LocalDate> codec = Codec.of(LOCALDATE);
        assertThat(codec.text(LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
        assertThat(codec.text(LocalDate.of(-43, 3, 15))).isEqualTo("0044-03-15 BC");
        assertThat(codec.text(LocalDate.of(0, 1, 1))).isEqualTo("0001-01-01 BC");
        assertThat(codec.text(LocalDate.of(12345, 1, 1))).isEqualTo("12345-01-01");
        assertThat(codec.text(LocalDate.MAX)).isEqualTo("infinity");
        assertThat(codec.text(LocalDate.MIN)).isEqualTo("-infinity");
    }

    @Test
    void timesAreRoundedToMicrosecondsAndMayReachTheEndOfTheDay() {
        Codec<LocalTime> codec = Codec.of(LOCALTIME);
        assertThat(codec.text(LocalTime.of(1, 2))).isEqualTo("01:02:00");
        assertThat(codec.text(LocalTime.of(1, 2, 3, 1_499))).isEqualTo("01:02:03.000001");
        assertThat(codec.text(LocalTime.of(1, 2, 3, 1_500))).isEqualTo("01:02:03.000002");
        assertThat(codec.text(LocalTime.of(23, 59, 59, 999_999_499))).isEqualTo("23:59:59.999999");
        assertThat(codec.text(LocalTime.of(23, 59, 59, 999_999_500))).isEqualTo("24:00:00");
        assertThat(codec.text(LocalTime.MAX)).isEqualTo("24:00:00");
        assertThat(Codec.of(OFFSETTIME).text(OffsetTime.parse("12:00+05:30:15")))
                .isEqualTo("12:00:00+05:30:15");
        assertThat(Codec.of(OFFSETTIME).text(LocalTime.MAX.atOffset(ZoneOffset.ofHours(-3))))
                .isEqualTo("24:00:00-03:00");
    }

    @Test
    void timestampsAreRoundedIntoTheNextYear() {
        Codec<LocalDateTime> codec = Codec.of(LOCALDATETIME(3));
        assertThat(codec.text(LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_500)))
                .isEqualTo("2025-01-01 00:00:00");
        assertThat(codec.text(LocalDateTime.of(-43, 3, 15, 12, 0, 0, 1000))).isEqualTo("0044-03-15 12:00:00.000001 BC");
        assertThat(codec.text(LocalDateTime.MAX)).isEqualTo("infinity");
        assertThat(codec.text(LocalDateTime.MIN)).isEqualTo("-infinity");
    }

    @Test
    void instantsAreWrittenInUtc() {
        Codec<OffsetDateTime> codec = Codec.of(OFFSETDATETIME);
        assertThat(codec.text(OffsetDateTime.parse("2024-01-01T00:30+01:00"))).isEqualTo("2023-12-31 23:30:00+00:00");
        assertThat(codec.text(OffsetDateTime.MAX)).isEqualTo("infinity");
        assertThat(codec.text(OffsetDateTime.MIN)).isEqualTo("-infinity");
        assertThat(Codec.of(INSTANT).text(Instant.EPOCH)).isEqualTo("1970-01-01 00:00:00+00:00");
        assertThat(Codec.of(INSTANT).text(Instant.MAX)).isEqualTo("infinity");
        assertThat(Codec.of(INSTANT).text(Instant.MIN)).isEqualTo("-infinity");
    }

    @Test
    void instantsThatPostgresDoesNotHaveAreLeftToItToRefuse() {
        assertThat(Codec.of(LOCALDATETIME).text(LocalDateTime.MAX.minusSeconds(1)))
                .isEqualTo("999999999-12-31 23:59:58.999999");
    }
}
