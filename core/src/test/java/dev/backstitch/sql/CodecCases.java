package dev.backstitch.sql;

import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.BLOB;
import static org.jooq.impl.SQLDataType.BOOLEAN;
import static org.jooq.impl.SQLDataType.CHAR;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.DECIMAL_INTEGER;
import static org.jooq.impl.SQLDataType.DOUBLE;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.INTERVAL;
import static org.jooq.impl.SQLDataType.INTERVALDAYTOSECOND;
import static org.jooq.impl.SQLDataType.INTERVALYEARTOMONTH;
import static org.jooq.impl.SQLDataType.JSON;
import static org.jooq.impl.SQLDataType.JSONB;
import static org.jooq.impl.SQLDataType.NUMERIC;
import static org.jooq.impl.SQLDataType.REAL;
import static org.jooq.impl.SQLDataType.SMALLINT;
import static org.jooq.impl.SQLDataType.SMALLINTUNSIGNED;
import static org.jooq.impl.SQLDataType.TINYINT;
import static org.jooq.impl.SQLDataType.UUID;
import static org.jooq.impl.SQLDataType.VARCHAR;
import static org.jooq.impl.SQLDataType.XML;
import static org.jooq.impl.SQLDataType.YEAR;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.EnumConverter;
import org.jooq.types.DayToSecond;
import org.jooq.types.UShort;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;

/** Every type of column that a mapping may have, except those of time, with extreme and random values. */
final class CodecCases {

    static final List<String> PREPARATION = List.of(
            "create extension if not exists citext",
            "create type \"Mood of day\" as enum ('so so', 'über''s \"moon\"', '{,}')");

    private static final int RANDOM_VALUES = 20;

    private final Random random;
    private final List<CodecCase<?>> cases = new ArrayList<>();

    private CodecCases(Random random) {
        this.random = random;
    }

    /** An enum type of the database, of a name and with literals that have to be quoted. */
    enum Mood implements EnumType {
        SO_SO("so so"),
        OVER("über's \"moon\""),
        BRACES("{,}");

        private final String literal;

        Mood(String literal) {
            this.literal = literal;
        }

        @Override
        public String getLiteral() {
            return literal;
        }

        @Override
        public String getName() {
            return "Mood of day";
        }
    }

    enum Grade {
        GOOD,
        BAD
    }

    record Money(BigDecimal amount) {}

    static List<CodecCase<?>> all(Random random) {
        CodecCases cases = new CodecCases(random);
        cases.numbers();
        cases.texts();
        cases.others();
        cases.arrays();
        cases.cases.addAll(TimeCases.all(random));
        return cases.cases;
    }

    @SafeVarargs
    private <T> void add(String column, DataType<T> type, Function<Random, T> any, T... extremes) {
        List<T> values = new ArrayList<>();
        for (T extreme : extremes) {
            values.add(extreme);
        }
        for (int i = 0; i < RANDOM_VALUES; i++) {
            values.add(any.apply(random));
        }
        cases.add(CodecCase.of(column, type, values));
    }

    private void incomparable() {
        cases.set(cases.size() - 1, cases.get(cases.size() - 1).incomparable());
    }

    private void numbers() {
        add("bigint", BIGINT, Random::nextLong, 0L, Long.MAX_VALUE, Long.MIN_VALUE);
        add("int", INTEGER, Random::nextInt, 0, Integer.MAX_VALUE, Integer.MIN_VALUE);
        add("smallint", SMALLINT, r -> (short) r.nextInt(), (short) 0, Short.MAX_VALUE, Short.MIN_VALUE);
        add("smallint", TINYINT, r -> (byte) r.nextInt(), (byte) 0, Byte.MAX_VALUE, Byte.MIN_VALUE);
        add("int", SMALLINTUNSIGNED, r -> UShort.valueOf(r.nextInt(65536)), UShort.MIN, UShort.MAX);
        add(
                "double precision",
                DOUBLE,
                r -> Double.longBitsToDouble(r.nextLong()),
                0.0,
                -0.0,
                Double.NaN,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
        add("real", REAL, r -> Float.intBitsToFloat(r.nextInt()), 0f, -0f, Float.NaN, Float.MAX_VALUE, Float.MIN_VALUE);
        add(
                "numeric",
                NUMERIC,
                r -> new BigDecimal(new BigInteger(100, r), r.nextInt(40) - 20).negate(),
                new BigDecimal("0"),
                new BigDecimal("0.00"),
                new BigDecimal("1"),
                new BigDecimal("1.0"),
                new BigDecimal("1.00"),
                new BigDecimal("1E+3"),
                new BigDecimal("1000"),
                new BigDecimal("1E-3000"),
                new BigDecimal("1E+3000"));
        add(
                "numeric(10, 2)",
                NUMERIC(10, 2),
                r -> BigDecimal.valueOf(r.nextInt(), 2 + r.nextInt(6)),
                new BigDecimal("1.5"),
                new BigDecimal("1.50"),
                new BigDecimal("1.504"),
                new BigDecimal("1.505"),
                new BigDecimal("-1.505"),
                new BigDecimal("1E+7"));
        add("numeric(6)", NUMERIC(6), r -> BigDecimal.valueOf(r.nextInt(100000), r.nextInt(3)), new BigDecimal("0.5"));
        add("numeric(30)", DECIMAL_INTEGER, r -> new BigInteger(90, r), BigInteger.ZERO, BigInteger.TEN.negate());
        add(
                "numeric(12, 2)",
                NUMERIC(12, 2).asConvertedDataType(Money.class, Money::new, Money::amount),
                r -> new Money(BigDecimal.valueOf(r.nextInt(), 2)),
                new Money(new BigDecimal("1.5")),
                new Money(new BigDecimal("1.50")));
        add("smallint", YEAR, r -> Year.of(r.nextInt(9999)), Year.of(0));
    }

    private void texts() {
        String awkward = "{\"a\",NULL\\ '\u0001\t\r\n} \ud83d\ude00 \uffff NULL";
        add("varchar", VARCHAR, this::text, "", " ", "NULL", "null", "a", "A", "a ", "{}", "\\N", awkward);
        add("varchar(60)", VARCHAR(60), this::text, "", awkward);
        add("text", CLOB, this::text, "", awkward);
        add("char(60)", CHAR(60), this::text, "", "a", "a ", "a  ", "b", " a");
        add("citext", custom("citext"), this::text, "a", "A", "a ", "Ä", "ä");
        add("inet", custom("inet"), r -> "10.0.0." + r.nextInt(256), "::1");
        add("bit(3)", custom("bit"), r -> "" + r.nextInt(2) + r.nextInt(2) + r.nextInt(2));
        add("\"Mood of day\"", VARCHAR.asEnumDataType(Mood.class), r -> Mood.values()[r.nextInt(3)], Mood.values());
        add(
                "varchar(10)",
                VARCHAR(10).asConvertedDataType(new EnumConverter<>(String.class, Grade.class)),
                r -> Grade.values()[r.nextInt(2)]);
        add("json", JSON, r -> org.jooq.JSON.json("{ \"a\":" + r.nextInt() + "}"), org.jooq.JSON.json("\"\\u0000\""));
        incomparable();
        add("jsonb", JSONB, r -> org.jooq.JSONB.jsonb("{\"a\": " + r.nextInt() + "}"), org.jooq.JSONB.jsonb("null"));
        add("xml", XML, r -> org.jooq.XML.xml("<a b=\"" + r.nextInt() + "\"/>"));
        incomparable();
    }

    private void others() {
        add("boolean", BOOLEAN, Random::nextBoolean, true, false);
        add("uuid", UUID, r -> new java.util.UUID(r.nextLong(), r.nextLong()), new java.util.UUID(0, 0));
        add("bytea", BLOB, this::bytes, new byte[0], new byte[] {0, -1, 92, 39}, new byte[] {0, -1, 92, 39});
        add(
                "interval",
                INTERVAL,
                r -> new YearToSecond(
                        new YearToMonth(r.nextInt(100), r.nextInt(12)), new DayToSecond(r.nextInt(29), r.nextInt(24))),
                new YearToSecond(new YearToMonth(), new DayToSecond()));
        add("interval", INTERVALYEARTOMONTH, r -> new YearToMonth(r.nextInt(100), r.nextInt(12)).neg());
        add(
                "interval",
                INTERVALDAYTOSECOND,
                r -> new DayToSecond(r.nextInt(29), r.nextInt(24), r.nextInt(60), 1, r.nextInt(1000000) * 1000),
                new DayToSecond(1, 2, 3, 4, 5000).neg());
    }

    private void arrays() {
        add("text[]", CLOB.array(), r -> texts(r), new String[0], new String[] {null, "NULL", ""});
        add("varchar(60)[]", VARCHAR(60).array(), r -> texts(r), new String[0]);
        add("bigint[]", BIGINT.array(), r -> new Long[] {r.nextLong(), null}, new Long[0]);
        add("int[]", INTEGER.array().array(), r -> new Integer[][] {{r.nextInt(), null}, {1, 2}}, new Integer[0][]);
        add("numeric[]", NUMERIC.array(), r -> new BigDecimal[] {BigDecimal.valueOf(r.nextInt(), 3), null});
        add("uuid[]", UUID.array(), r -> new java.util.UUID[] {new java.util.UUID(r.nextLong(), 1), null});
        add("boolean[]", BOOLEAN.array(), r -> new Boolean[] {r.nextBoolean(), null});
        add("double precision[]", DOUBLE.array(), r -> new Double[] {r.nextDouble(), null, Double.NaN});
        add("bytea[]", BLOB.array(), r -> new byte[][] {bytes(r), null, {}});
        add("\"Mood of day\"[]", VARCHAR.asEnumDataType(Mood.class).array(), r ->
                new Mood[] {Mood.values()[r.nextInt(3)], null, Mood.OVER});
        add(
                "varchar(10)[]",
                VARCHAR(10)
                        .asConvertedDataType(new EnumConverter<>(String.class, Grade.class))
                        .array(),
                r -> new Grade[] {Grade.BAD, null, Grade.GOOD});
        add("jsonb[]", JSONB.array(), r -> new org.jooq.JSONB[] {org.jooq.JSONB.jsonb("[1, \"\\\"\"]"), null});
    }

    static DataType<String> custom(String name) {
        return new DefaultDataType<>(SQLDialect.POSTGRES, String.class, name);
    }

    private String text(Random r) {
        String alphabet = "aAbB \"'\\{},();%_-0é\u00a0ß\u4e2d";
        StringBuilder text = new StringBuilder();
        for (int i = r.nextInt(20); i > 0; i--) {
            text.append(r.nextInt(10) == 0 ? "\ud83d\ude00" : alphabet.charAt(r.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private String[] texts(Random r) {
        String[] texts = new String[r.nextInt(4)];
        Arrays.setAll(texts, i -> r.nextInt(4) == 0 ? null : text(r));
        return texts;
    }

    private byte[] bytes(Random r) {
        byte[] bytes = new byte[r.nextInt(10)];
        r.nextBytes(bytes);
        return bytes;
    }
}
