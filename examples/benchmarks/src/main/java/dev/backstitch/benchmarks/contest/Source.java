package dev.backstitch.benchmarks.contest;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/**
 * The pool of connections that every contestant takes its own from, with the driver's defaults but for rewritten batches, and {@link Wire} between. Closed by
 * who opened it.
 */
public record Source(HikariDataSource pool) implements AutoCloseable {

    public static Source open(String url, String user, String password) {
        // A connection is not asked whether it lives: that would be one more round trip in each run.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "86400000");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        // The counter reads what is sent, which has to be in the clear.
        config.addDataSourceProperty("sslmode", "disable");
        config.addDataSourceProperty("gssEncMode", "disable");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("socketFactory", Wire.class.getName());
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
