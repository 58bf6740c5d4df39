package dev.backstitch.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.backstitch.model.Model;
import dev.backstitch.session.Database;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class a database of its own with a model's tables, empties them before each test, records the statements that sessions run, and makes sure
 * after each test that every connection came back.
 */
public final class SampleDatabase
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Model model;
    private final List<String> statements = new ArrayList<>();
    private FreshDatabase fresh;
    private HikariDataSource pool;
    private Database db;

    public SampleDatabase() {
        this(Sample.MODEL);
    }

    public SampleDatabase(Model model) {
        this.model = model;
    }

    public Database db() {
        return db;
    }

    public FreshDatabase place() {
        return fresh;
    }

    public HikariDataSource pool() {
        return pool;
    }

    /** The statements that ran since the test began or this was asked last. */
    public List<String> statements() {
        List<String> ran = List.copyOf(statements);
        statements.clear();
        return ran;
    }

    /** Runs statements that are none of Backstitch's, on a connection and transaction of their own. */
    public DSLContext sql() {
        return DSL.using(pool, SQLDialect.POSTGRES);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        fresh = PostgresServer.shared().freshDatabase();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(fresh.url());
        config.setUsername(fresh.user());
        config.setPassword(fresh.password());
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        db = Database.of(model, pool);
        db.schema().create();
        db.onStatement(statements::add);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sql().execute(emptying());
        statements.clear();
    }

    /**
     * One statement that deletes all rows and restarts all identities: foreign keys are checked at its end, so that no order matters, and TRUNCATE, which
     * writes new files for every table, takes ten times as long.
     */
    private String emptying() {
        List<String> deletes = new ArrayList<>();
        List<String> restarts = new ArrayList<>();
        model.associations()
                .forEach(association ->
                        deletes.add(association.table().getQualifiedName().toString()));
        model.entities().stream().filter(entity -> entity.storage() == entity).forEach(entity -> {
            deletes.add(entity.table().getQualifiedName().toString());
            entity.ownColumns().stream()
                    .filter(column -> column.definition().identity())
                    .forEach(column -> restarts.add("setval(pg_get_serial_sequence('"
                            + entity.table().getQualifiedName() + "', '" + column.getName() + "'), 1, false)"));
        });
        StringBuilder sql = new StringBuilder();
        for (String table : deletes) {
            sql.append(sql.isEmpty() ? "with " : ", ")
                    .append("d")
                    .append(sql.length())
                    .append(" as (delete from ")
                    .append(table)
                    .append(")");
        }
        return sql + " select " + (restarts.isEmpty() ? "1" : String.join(", ", restarts));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                .as("connections that did not come back")
                .isZero();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pool.close();
        fresh.close();
    }
}
