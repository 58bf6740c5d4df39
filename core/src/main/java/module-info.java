/**
 * Links that mirror, the model of a mapping, and the session that turns rows into object graphs and back.
 *
 * <p>The packages that are not exported are the floors below the session: they may change at any time.
 */
module dev.backstitch.core {
    requires transitive java.sql;
    requires transitive org.jooq;
    requires transitive org.jspecify;
    requires static jakarta.xml.bind;
    requires com.zaxxer.hikari;
    requires org.postgresql.jdbc;

    uses dev.backstitch.session.StatementObserver;

    exports dev.backstitch.error;
    exports dev.backstitch.link;
    exports dev.backstitch.model;
    exports dev.backstitch.plan;
    exports dev.backstitch.query;
    exports dev.backstitch.session;
}
