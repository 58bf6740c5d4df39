package dev.backstitch.benchmarks.contest;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The pool of connections that every contestant takes its own from, with the driver's defaults but for rewritten
 * batches, and {@link Wire} between. Closed by who opened it. */
public record Source(HikariDataSource pool) implements AutoCloseable {

    public static Source open(String url, String user, String password) {
        // A connection is not asked whether it lives: that would be one more round trip in each run.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "86400000");
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setUrl(url);
        driver.setUser(user);
        driver.setPassword(password);
        // The counter reads what is sent, which has to be in the clear.
        driver.setSslmode("disable");
        driver.setGssEncMode(org.postgresql.jdbc.GSSEncMode.DISABLE.value);
        driver.setReWriteBatchedInserts(true);
        driver.setSocketFactory(Wire.class.getName());
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver);
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        return new Source(new HikariDataSource(config));
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
