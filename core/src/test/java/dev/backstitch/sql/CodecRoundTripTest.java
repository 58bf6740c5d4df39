package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import dev.backstitch.testing.Seed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type travels to PostgreSQL and back, by text and by the driver's binary form, in zones with and without gaps. */
class CodecRoundTripTest {

    private static final long SEED = Seed.VALUE;

    private static FreshDatabase database;

    @BeforeAll
    static void prepare() throws SQLException {
        System.out.println("CodecRoundTripTest: -Dbackstitch.seed=" + SEED);
        database = PostgresServer.shared().freshDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : CodecCases.PREPARATION) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"UTC, 0", "UTC, -1", "Europe/Berlin, 0", "Europe/Berlin, -1", "America/St_Johns, -1"})
    void everyTypeComesBackAsItWent(String zone, int prepareThreshold) throws SQLException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (Connection connection = connect(prepareThreshold)) {
            for (CodecCase<?> each : CodecCases.all(new Random(SEED))) {
                travel(connection, each);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void equalKeysAreThoseThatPostgresFindsEqualAndSameValuesAreStoredAlike() throws SQLException {
        try (Connection connection = connect(0)) {
            for (CodecCase<?> each : CodecCases.all(new Random(SEED))) {
                compare(connection, each);
            }
        }
    }

    private static <T> void travel(Connection connection, CodecCase<T> each) throws SQLException {
        Codec<T> codec = each.codec();
        List<T> sent = new ArrayList<>(each.values());
        sent.add(null);
        store(connection, each, sent);
        List<T> stored = read(connection, codec, "select v from t order by n");
        assertSame(codec, sent, stored, each + " stored from an array");
        List<T> cast = unnest(connection, codec, sent);
        assertSame(codec, sent, cast, each + " cast from an array");
        assertSame(codec, stored, unnest(connection, codec, stored), each + " sent again");
        for (int i = 0; i < sent.size(); i++) {
            assertThat(bound(connection, codec, sent.get(i), i))
                    .as("%s value %s bound alone", each, i)
                    .isTrue();
        }
    }

    private static <T> void assertSame(Codec<T> codec, List<T> sent, List<T> got, String what) {
        assertThat(got).as(what).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            T one = sent.get(i);
            T other = got.get(i);
            assertThat(codec.same(one, other))
                    .as(() -> what + ": sent " + text(codec, one) + ", got " + text(codec, other))
                    .isTrue();
        }
    }

    private static <T> String text(Codec<T> codec, T value) {
        return value == null ? null : codec.text(value);
    }

    /** PostgreSQL itself compares: which rows have the same key, and which the same representation. */
    private static <T> void compare(Connection connection, CodecCase<T> each) throws SQLException {
        Codec<T> codec = each.codec();
        List<T> values = each.values();
        store(connection, each, values);
        String sql = "select a.n, b.n, " + (each.comparable() ? "a.v = b.v" : "null") + ", a.x = b.x"
                + " from (select n, v, v::text as x from t) a, (select n, v, v::text as x from t) b";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                T one = values.get(rows.getInt(1));
                T other = values.get(rows.getInt(2));
                Supplier<String> what = () -> each + ": " + codec.text(one) + " and " + codec.text(other);
                if (each.comparable()) {
                    assertKeys(codec.key(one), codec.key(other), rows.getBoolean(3), what);
                }
                assertThat(codec.same(one, other)).as(what).isEqualTo(rows.getBoolean(4));
            }
        }
    }

    private static void assertKeys(Object one, Object other, boolean equal, Supplier<String> what) {
        assertThat(one.equals(other)).as(what).isEqualTo(equal);
        assertThat(one.hashCode() == other.hashCode() || !equal).as(what).isTrue();
    }

    private static <T> void store(Connection connection, CodecCase<T> each, List<T> values) throws SQLException {
        Codec<T> codec = each.codec();
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists t");
            statement.execute("create table t (n int, v " + each.column() + ")");
        }
        String value = codec.castNeeded() ? "cast(u.v as " + codec.typeName() + ")" : "u.v";
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into t select u.n - 1, " + value + " from unnest(?) with ordinality as u (v, n)")) {
            insert.setArray(1, connection.createArrayOf(codec.elementType(), elements(codec, values)));
            insert.executeUpdate();
        }
    }

    private static <T> List<T> unnest(Connection connection, Codec<T> codec, List<T> values) throws SQLException {
        return read(
                connection,
                codec,
                "select cast(u.v as " + codec.typeName() + ") from unnest(?) with ordinality as u (v, n) order by u.n",
                connection.createArrayOf(codec.elementType(), elements(codec, values)));
    }

    private static <T> Object[] elements(Codec<T> codec, List<T> values) {
        Object[] elements = codec.elements(values.size());
        for (int i = 0; i < elements.length; i++) {
            elements[i] = values.get(i) == null ? null : codec.element(values.get(i));
        }
        return elements;
    }

    private static <T> List<T> read(Connection connection, Codec<T> codec, String sql, Object... parameters)
            throws SQLException {
        List<T> values = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setArray(i + 1, (java.sql.Array) parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    values.add(codec.read(rows, 1));
                }
            }
        }
        return Collections.unmodifiableList(values);
    }

    /** Stores the value again, bound alone, and asks whether that changed the row. */
    private static <T> boolean bound(Connection connection, Codec<T> codec, T value, int n) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update t set v = ? from t as before where t.n = before.n and t.n = ?"
                        + " returning t.v::text is not distinct from before.v::text")) {
            codec.bind(update, 1, value);
            update.setInt(2, n);
            try (ResultSet rows = update.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** A threshold of -1 makes the driver ask for binary results at once; 0 never lets it prepare. */
    private static Connection connect(int prepareThreshold) throws SQLException {
        String url =
                database.url() + (database.url().contains("?") ? "&" : "?") + "prepareThreshold=" + prepareThreshold;
        return DriverManager.getConnection(url, database.user(), database.password());
    }
}
