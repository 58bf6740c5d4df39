package dev.backstitch.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerReportTest {

    @Test
    void readsEveryFieldThatTheServerSent() {
        assertThat(ServerReport.of(ServerReports.failure(
                        "C23505", "Mwords", "Ddetail", "Hhint", "tusers", "cemail", "nusers_email_key", "dpositive")))
                .isEqualTo(new ServerReport(
                        "23505", "words", "hint", "detail", "users", "email", "users_email_key", "positive"));
    }

    @Test
    void findsTheServersReportBehindABatchAndBehindAPool() {
        SQLException batch = new BatchUpdateException("batch", "99999", 0, new int[0], null);
        batch.setNextException(ServerReports.failure("C23505", "Mwords"));
        assertThat(ServerReport.of(batch).state()).isEqualTo("23505");
        SQLException pool = new SQLException("pool", "08001", ServerReports.failure("C28P01", "Mwords"));
        assertThat(ServerReport.of(pool).state()).isEqualTo("28P01");
    }

    @Test
    void takesTheDriversWordWhereTheServerSaidNothing() {
        assertThat(ServerReport.of(new SQLException("lost", "08006")))
                .isEqualTo(new ServerReport("08006", "lost", "", "", "", "", "", ""));
        assertThat(ServerReport.of(new SQLException("odd")))
                .isEqualTo(new ServerReport("", "odd", "", "", "", "", "", ""));
    }

    @Test
    void readsTheColumnsOfAKeyInWhicheverLanguage() {
        assertThat(columns("Key (email)=(a) already exists.")).containsExactly("email");
        assertThat(columns("Schlüssel »(a, \"B c\")=(x)=(1, 2)« existiert bereits."))
                .containsExactly("a", "B c");
        assertThat(columns("La clé « (lower(email::text))=(a) » existe déjà.")).containsExactly("lower(email::text)");
        assertThat(columns("Key is not present in table \"users\".")).isEmpty();
    }

    @Test
    void readsTheTableAtTheEndOfADetail() {
        String detail = "La clé (id)=(users) n'est pas présente dans la table « users ».";
        assertThat(detail(detail).endsWith("users")).isTrue();
        assertThat(detail("Key (id)=(1) is not present in table \"superusers\".")
                        .endsWith("users"))
                .isFalse();
        assertThat(detail("Key (users)=(1) is not present in table \"posts\".").endsWith("users"))
                .isFalse();
        assertThat(detail("").endsWith("users")).isFalse();
    }

    @Test
    void leavesValuesOutOfWhatIsSaidOfData() {
        assertThat(words("22P02", "invalid input syntax for type integer: \"secret\""))
                .isEqualTo("invalid input syntax for type integer: ...");
        assertThat(words("22001", "value too long for type character varying(20)"))
                .isEqualTo("value too long for type character varying(20)");
        assertThat(words("42P01", "relation \"users\" does not exist")).isEqualTo("relation \"users\" does not exist");
    }

    private static List<String> columns(String detail) {
        return detail(detail).keyColumns();
    }

    private static ServerReport detail(String detail) {
        return ServerReport.of(ServerReports.failure("C23503", "Mwords", "D" + detail));
    }

    private static String words(String state, String message) {
        return ServerReport.of(ServerReports.failure("C" + state, "M" + message))
                .words();
    }
}
