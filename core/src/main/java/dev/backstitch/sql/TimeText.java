package dev.backstitch.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Writes dates and times as PostgreSQL's input functions take them under every DateStyle: year first, the era last. */
final class TimeText {

    static final String INFINITY = "infinity";
    static final String MINUS_INFINITY = "-infinity";

    private static final String MIDNIGHT_AT_THE_END = "24:00:00";
    private static final int BINARY_LENGTH = Long.BYTES + Integer.BYTES;

    private TimeText() {}

    /** Without the era, which stands last in a literal. */
    static String date(LocalDate value) {
        StringBuilder text = new StringBuilder();
        pad(value.get(ChronoField.YEAR_OF_ERA), 4, text);
        pad(value.getMonthValue(), 2, text.append('-'));
        pad(value.getDayOfMonth(), 2, text.append('-'));
        return text.toString();
    }

    static String era(LocalDate value) {
        return value.getYear() > 0 ? "" : " BC";
    }

    static String time(LocalTime value) {
        if (value.equals(LocalTime.MAX)) {
            return MIDNIGHT_AT_THE_END;
        }
        StringBuilder text = new StringBuilder();
        pad(value.getHour(), 2, text);
        pad(value.getMinute(), 2, text.append(':'));
        pad(value.getSecond(), 2, text.append(':'));
        int micros = value.get(ChronoField.MICRO_OF_SECOND);
        if (micros != 0) {
            pad(micros, 6, text.append('.'));
        }
        return text.toString();
    }

    static String timestamp(LocalDateTime value, String offset) {
        LocalDate date = value.toLocalDate();
        return date(date) + " " + time(value.toLocalTime()) + offset + era(date);
    }

    static String offset(ZoneOffset value) {
        int seconds = Math.abs(value.getTotalSeconds());
        StringBuilder text = new StringBuilder(value.getTotalSeconds() < 0 ? "-" : "+");
        pad(seconds / 3600, 2, text);
        pad(seconds / 60 % 60, 2, text.append(':'));
        if (seconds % 60 != 0) {
            pad(seconds % 60, 2, text.append(':'));
        }
        return text.toString();
    }

    /** Reads what PostgreSQL sends for a time with an offset: microseconds and seconds west of Greenwich, or a text, which is never as long. */
    static OffsetTime offsetTime(byte[] sent) {
        if (sent.length == BINARY_LENGTH) {
            ByteBuffer parts = ByteBuffer.wrap(sent);
            LocalTime time = Rounding.micros(parts.getLong());
            return time.atOffset(ZoneOffset.ofTotalSeconds(-parts.getInt()));
        }
        String text = new String(sent, StandardCharsets.US_ASCII);
        int sign = Math.max(text.indexOf('+'), text.indexOf('-'));
        String time = text.substring(0, sign);
        return (time.equals(MIDNIGHT_AT_THE_END) ? LocalTime.MAX : LocalTime.parse(time))
                .atOffset(ZoneOffset.of(text.substring(sign)));
    }

    private static void pad(int value, int width, StringBuilder text) {
        String digits = Integer.toString(value);
        text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
