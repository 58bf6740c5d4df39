package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.BLOB;
import static org.jooq.impl.SQLDataType.CHAR;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.INTERVALDAYTOSECOND;
import static org.jooq.impl.SQLDataType.INTERVALYEARTOMONTH;
import static org.jooq.impl.SQLDataType.JSONB;
import static org.jooq.impl.SQLDataType.SMALLINTUNSIGNED;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.backstitch.sql.CodecCases.Mood;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jooq.DataType;
import org.jooq.JSON;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "plain, -",
                "'\ud83d\ude00 pair', -",
                "'abc\u0000', contains U+0000 at index 3",
                "'ab\ud83d', contains a lone surrogate at index 2",
                "'\ude00\ud83d', contains a lone surrogate at index 0",
                "'\ud83d\ud83d\ude00', contains a lone surrogate at index 0",
            })
    void refusesTextThatPostgresCannotStore(String text, String refusal) {
        assertThat(Codec.of(VARCHAR(80)).refusal(text)).isEqualTo(refusal);
        assertThat(Codec.of(SQLDataType.JSON).refusal(JSON.json(text))).isEqualTo(refusal);
        assertThat(Codec.of(VARCHAR.asConvertedDataType(
                                StringBuilder.class, StringBuilder::new, StringBuilder::toString))
                        .refusal(new StringBuilder(text)))
                .isEqualTo(refusal);
        assertThat(Codec.of(CLOB.array()).refusal(new String[] {null, "a", text}))
                .isEqualTo(refusal == null ? null : refusal + " of element 2");
        assertThat(Codec.of(CLOB.array().array()).refusal(new String[][] {{text}}))
                .isEqualTo(refusal == null ? null : refusal + " of element 0 of element 0");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "{}, -",
                "'\"\\u0041\"', -",
                "'\"\\\\u0000\"', -",
                "'\"\\u0000\"', 'contains the escape \\u0000 at index 1, which jsonb cannot hold'",
                "'\"\\\\\\u0000\"', 'contains the escape \\u0000 at index 3, which jsonb cannot hold'",
            })
    void refusesTheEscapeThatJsonbCannotHold(String text, String refusal) {
        assertThat(Codec.of(JSONB).refusal(org.jooq.JSONB.jsonb(text))).isEqualTo(refusal);
        assertThat(Codec.of(SQLDataType.JSON).refusal(JSON.json(text))).isNull();
    }

    @Test
    void knowsWhatIsTooLongForTheColumn() {
        Codec<String> varchar = Codec.of(VARCHAR(3));
        assertThat(varchar.misfit("abc")).isNull();
        assertThat(varchar.misfit("abcd")).isEqualTo("is 4 characters long and varchar(3) takes 3");
        assertThat(varchar.misfit("abc  ")).as("PostgreSQL cuts blanks").isNull();
        assertThat(varchar.misfit("\ud83d\ude00\ud83d\ude00\ud83d\ude00"))
                .as("code points")
                .isNull();
        assertThat(Codec.of(CHAR(2)).misfit("abc")).isEqualTo("is 3 characters long and char(2) takes 2");
        assertThat(Codec.of(VARCHAR).misfit("a".repeat(1000))).isNull();
        assertThat(Codec.of(VARCHAR(3).asConvertedDataType(Integer.class, Integer::valueOf, String::valueOf))
                        .misfit(12345))
                .isEqualTo("is 5 characters long and varchar(3) takes 3");
    }

    @Test
    void aTextTooLongIsRefusedAndNotCut() throws SQLException {
        Codec<String> codec = Codec.of(VARCHAR(3));
        try (FreshDatabase database = PostgresServer.shared().freshDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (v varchar(3), c char(3), b bit(3))");
            for (String column : List.of("v", "c", "b")) {
                DataType<String> type =
                        column.equals("c") ? CHAR(3) : column.equals("v") ? VARCHAR(3) : CodecCases.custom("bit");
                String sql = "insert into t (" + column + ") select cast(u.x as "
                        + Codec.of(type).typeName() + ") from unnest(?) as u (x)";
                try (PreparedStatement insert = connection.prepareStatement(sql)) {
                    insert.setArray(1, connection.createArrayOf(codec.elementType(), new String[] {"10101"}));
                    assertThatThrownBy(insert::executeUpdate).as(column).isInstanceOf(SQLException.class);
                }
            }
        }
    }

    @Test
    void aCopyIsNotReachedByLaterChanges() {
        byte[] bytes = {1, 2};
        byte[] copied = Codec.of(BLOB).copy(bytes);
        byte[][] nested = {{1}, null};
        byte[][] nestedCopy = Codec.of(BLOB.array()).copy(nested);
        StringBuilder text = new StringBuilder("a");
        Codec<StringBuilder> converted =
                Codec.of(VARCHAR.asConvertedDataType(StringBuilder.class, StringBuilder::new, StringBuilder::toString));
        StringBuilder textCopy = converted.copy(text);
        Object key = Codec.of(BLOB).key(bytes);
        bytes[0] = 9;
        nested[0][0] = 9;
        text.append("b");
        assertThat(copied).containsExactly(1, 2);
        assertThat(nestedCopy[0]).containsExactly(1);
        assertThat(textCopy).hasToString("a");
        assertThat(converted.same(text, textCopy)).isFalse();
        assertThat(key).isEqualTo(Codec.of(BLOB).key(new byte[] {1, 2}));
        CodecCases.Money money = new CodecCases.Money(java.math.BigDecimal.ONE);
        assertThat(Codec.of(SQLDataType.NUMERIC.asConvertedDataType(
                                CodecCases.Money.class, CodecCases.Money::new, CodecCases.Money::amount))
                        .copy(money))
                .isSameAs(money);
    }

    @Test
    void nullIsSameAsNullOnly() {
        Codec<Long> codec = Codec.of(BIGINT);
        assertThat(codec.same(null, null)).isTrue();
        assertThat(codec.same(null, 1L)).isFalse();
        assertThat(codec.same(1L, null)).isFalse();
        assertThat(codec.same(1L, Long.valueOf("1"))).isTrue();
    }

    @Test
    void aRowThatTheTypeCannotHoldIsRefusedAndNotChanged() throws SQLException {
        DataType<Mood> mood = VARCHAR.asEnumDataType(Mood.class);
        assertThatThrownBy(() -> read("select 'bored'", mood))
                .hasMessage(
                        "dev.backstitch.sql.CodecCases$Mood has no constant of the literal 'bored' that a row holds;"
                                + " its literals are [so so, über's \"moon\", {,}]");
        assertThatThrownBy(() -> read("select interval '1 mon 2 days'", INTERVALDAYTOSECOND))
                .hasMessage("an interval of a row has parts that DayToSecond has not");
        assertThatThrownBy(() -> read("select interval '1 mon 2 days'", INTERVALYEARTOMONTH))
                .hasMessage("an interval of a row has parts that YearToMonth has not");
        assertThatThrownBy(() -> read("select interval 'infinity'", INTERVALDAYTOSECOND))
                .hasMessage("an interval is not in PostgreSQL's own form: the setting IntervalStyle has to be postgres,"
                        + " and the interval finite");
        assertThatThrownBy(() -> read("select 'x'::text", SMALLINTUNSIGNED))
                .hasMessage("a value of type int cannot be read as org.jooq.types.UShort");
        assertThatThrownBy(() -> read("select 300", SQLDataType.TINYINT)).hasMessage("300 is no byte");
    }

    private static <T> T read(String sql, DataType<T> type) throws SQLException {
        try (FreshDatabase database = PostgresServer.shared().freshDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return Codec.of(type).read(rows, 1);
        }
    }
}
