package dev.backstitch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:1/db,           jdbc:postgresql://h:1/db,      h:1,     db",
        "jdbc:postgresql://h:1/,             jdbc:postgresql://h:1/,        h:1,     ''",
        "jdbc:postgresql://h,                jdbc:postgresql://h/,          h,       ''",
        "jdbc:postgresql://[::1]:5432/db,    jdbc:postgresql://[::1]:5432/db, [::1]:5432, db",
        "jdbc:postgresql://h:1?ssl=true,     jdbc:postgresql://h:1/?ssl=true, h:1,   ''",
        "jdbc:postgresql:db,                 jdbc:postgresql:db,            localhost, db",
        "jdbc:postgresql:/,                  jdbc:postgresql:,              localhost, ''",
        "jdbc:postgresql://h/a%20b?p=1%262,  jdbc:postgresql://h/a%20b?p=1%262, h,   a b",
    })
    void everyFormIsReadAndWritten(String text, String written, String server, String database) {
        JdbcUrl url = JdbcUrl.parse(text);

        assertThat(url.toString()).isEqualTo(written);
        assertThat(url.server()).isEqualTo(server);
        assertThat(url.database()).isEqualTo(database);
    }

    @Test
    void anotherDatabaseKeepsServerAndParameters() {
        JdbcUrl url = JdbcUrl.parse("jdbc:postgresql://h:1/db?user=ann&ssl");

        assertThat(url.inDatabase("other").toString()).isEqualTo("jdbc:postgresql://h:1/other?ssl=&user=ann");
    }

    @Test
    void aParameterIsReplaced() {
        JdbcUrl url = JdbcUrl.parse("jdbc:postgresql://h:1/db?currentSchema=a&user=ann");

        assertThat(url.with("currentSchema", "b").toString())
                .isEqualTo("jdbc:postgresql://h:1/db?currentSchema=b&user=ann");
        assertThat(url.parameter("currentSchema")).isEqualTo("a");
        assertThat(url.parameter("password")).isNull();
    }
}
