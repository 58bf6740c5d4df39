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
        model.associations()
                .forEach(association ->
                        sql().truncate(association.table()).cascade().execute());
        model.entities()
                .forEach(entity -> sql().truncate(entity.table())
                        .restartIdentity()
                        .cascade()
                        .execute());
        statements.clear();
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
