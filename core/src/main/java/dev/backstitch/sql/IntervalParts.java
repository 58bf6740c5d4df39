package dev.backstitch.sql;

import java.math.BigInteger;
import java.sql.SQLDataException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL keeps of an interval, each part with its own sign; jOOQ's reader takes seconds for a double, and loses a microsecond now and then. */
record IntervalParts(long months, long days, long micros) {

    private static final Pattern FORM = Pattern.compile("(?:([+-]?\\d+) years? ?)?(?:([+-]?\\d+) mons? ?)?"
            + "(?:([+-]?\\d+) days? ?)?(?:([+-]?)(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?)?");

    /** Reads PostgreSQL's own form, which it writes unless its setting IntervalStyle says otherwise. */
    static IntervalParts parse(String text) throws SQLDataException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new SQLDataException(
                    "an interval is not in PostgreSQL's own form: the setting IntervalStyle has to be postgres, and the"
                            + " interval finite",
                    "22007");
        }
        String fraction = form.group(8) == null ? "" : form.group(8);
        long micros = ((number(form.group(5)) * 60 + number(form.group(6))) * 60 + number(form.group(7))) * 1_000_000
                + number((fraction + "000000").substring(0, 6));
        return new IntervalParts(
                number(form.group(1)) * 12 + number(form.group(2)),
                number(form.group(3)),
                "-".equals(form.group(4)) ? -micros : micros);
    }

    static IntervalParts of(YearToMonth months, DayToSecond days) {
        long whole = (long) days.getSign() * days.getDays();
        Duration rest = days.toDuration().minusDays(whole);
        return new IntervalParts(
                months.getSign() * (months.getYears() * 12L + months.getMonths()),
                whole,
                rest.getSeconds() * 1_000_000 + (rest.getNano() + 500) / 1000);
    }

    YearToMonth yearToMonth() {
        YearToMonth positive = new YearToMonth(Math.toIntExact(Math.abs(months) / 12), (int) (Math.abs(months) % 12));
        return months < 0 ? positive.neg() : positive;
    }

    /** One sign for both: of a day less an hour there are 23 hours left. */
    DayToSecond dayToSecond() {
        return DayToSecond.valueOf(Duration.ofDays(days).plusNanos(Math.multiplyExact(micros, 1000L)));
    }

    String text() {
        return months + " mons " + days + " days " + micros + " microseconds";
    }

    /** PostgreSQL compares a month as 30 days and a day as 24 hours. */
    BigInteger length() {
        return BigInteger.valueOf(months * 30 + days)
                .multiply(BigInteger.valueOf(86_400_000_000L))
                .add(BigInteger.valueOf(micros));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
