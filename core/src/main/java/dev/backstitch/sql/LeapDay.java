package dev.backstitch.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the 29th of February before Christ, on which the driver fails where PostgreSQL sends a text: it makes a date of the year before it looks at the
 * era, and 5 BC is a leap year while 5 is none. As in {@code 0005-02-29 12:00:00+00 BC}.
 */
final class LeapDay {

    private static final String ERA = " BC";

    private LeapDay() {}

    /** What the driver reads or, where it fails on a leap day, what the text says. */
    static <T> @Nullable T read(ResultSet row, int index, Class<T> type, Function<String, T> leapDay)
            throws SQLException {
        try {
            return row.getObject(index, type);
        } catch (DateTimeException e) {
            String text = row.getString(index);
            if (text == null || !text.endsWith(ERA)) {
                throw e;
            }
            return leapDay.apply(text.substring(0, text.length() - ERA.length()));
        }
    }

    static LocalDate date(String text) {
        int month = text.indexOf('-');
        int year = 1 - Integer.parseInt(text.substring(0, month));
        return LocalDate.of(
                year,
                Integer.parseInt(text.substring(month + 1, month + 3)),
                Integer.parseInt(text.substring(month + 4, month + 6)));
    }

    static LocalDateTime timestamp(String text) {
        int time = text.indexOf(' ');
        return LocalDateTime.of(date(text), LocalTime.parse(text.substring(time + 1)));
    }

    static OffsetDateTime instant(String text) {
        int offset = Math.max(text.indexOf('+'), text.lastIndexOf('-'));
        return timestamp(text.substring(0, offset)).atOffset(ZoneOffset.of(text.substring(offset)));
    }
}
