package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** By which array each type of column travels, and which cast makes it the column's again: none cuts. */
class CodecTravelTest {

    @Test
    void everyTypeHasItsArrayAndItsCast() {
        List<String> ways = new ArrayList<>();
        for (CodecCase<?> each : CodecCases.all(new Random(0))) {
            Codec<?> codec = each.codec();
            String cast = codec.castNeeded() ? " cast to " + codec.typeName() : "";
            ways.add(each + ": " + codec.elementType() + cast);
        }
        assertThat(String.join("\n", ways) + "\n").isEqualTo("""
            bigint as Long: int8
            int as Integer: int4
            smallint as Short: int2
            smallint as Byte: int2
            int as UShort: text cast to int
            double precision as Double: float8
            real as Float: float4
            numeric as BigDecimal: numeric
            numeric(10, 2) as BigDecimal: numeric cast to numeric(10, 2)
            numeric(6) as BigDecimal: numeric cast to numeric(6)
            numeric(30) as BigInteger: numeric
            numeric(12, 2) as Money: numeric cast to numeric(12, 2)
            smallint as Year: text cast to smallint
            varchar as String: text
            varchar(60) as String: text
            text as String: text
            char(60) as String: text cast to bpchar
            citext as String: text cast to citext
            inet as String: text cast to inet
            bit(3) as String: text cast to varbit
            "Mood of day" as Mood: text cast to "Mood of day"
            varchar(10) as Grade: text
            json as JSON: text cast to json
            jsonb as JSONB: text cast to jsonb
            xml as XML: text cast to xml
            boolean as Boolean: bool
            uuid as UUID: uuid
            bytea as byte[]: bytea
            interval as YearToSecond: text cast to interval
            interval as YearToMonth: text cast to interval year to month
            interval as DayToSecond: text cast to interval day to second
            text[] as String[]: text cast to text[]
            varchar(60)[] as String[]: text cast to varchar[]
            bigint[] as Long[]: text cast to bigint[]
            int[] as Integer[][]: text cast to int[][]
            numeric[] as BigDecimal[]: text cast to numeric[]
            uuid[] as UUID[]: text cast to uuid[]
            boolean[] as Boolean[]: text cast to boolean[]
            double precision[] as Double[]: text cast to double precision[]
            bytea[] as byte[][]: text cast to bytea[]
            "Mood of day"[] as Mood[]: text cast to "Mood of day"[]
            varchar(10)[] as Grade[]: text cast to varchar[]
            jsonb[] as JSONB[]: text cast to jsonb[]
            date as LocalDate: text cast to date
            date[] as LocalDate[]: text cast to date[]
            date as Date: text cast to date
            time as LocalTime: text cast to time
            time(3) as LocalTime: text cast to time(3)
            time(0) as LocalTime: text cast to time(0)
            time[] as LocalTime[]: text cast to time[]
            time as Time: text cast to time
            time with time zone as OffsetTime: text cast to time with time zone
            timestamp as LocalDateTime: text cast to timestamp
            timestamp(3) as LocalDateTime: text cast to timestamp(3)
            timestamp(0) as LocalDateTime: text cast to timestamp(0)
            timestamp[] as LocalDateTime[]: text cast to timestamp[]
            timestamp as Timestamp: text cast to timestamp
            timestamp with time zone as OffsetDateTime: text cast to timestamp with time zone
            timestamp(3) with time zone as OffsetDateTime: text cast to timestamp(3) with time zone
            timestamp with time zone[] as OffsetDateTime[]: text cast to timestamp with time zone[]
            timestamp with time zone as Instant: text cast to timestamp with time zone
            """);
    }
}
