package dev.backstitch.benchmarks.startup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program that opens a pool, makes what it needs for all tables, reads one row of the first by its key, and prints how long that took and what
 * the process had taken of CPU by then. Each table has
 * five columns, refers to the one before, and has what refers to it as a collection.
 */
enum Program {
    JDBC {
        @Override
        Map<String, String> sources(int tables) {
            return Map.of(MAIN, main("java.sql.*", """
                try (Connection connection = pool.getConnection();
                        PreparedStatement select = connection.prepareStatement(
                                "select id, name, note, amount, parent_id from things0 where id = ?")) {
                    select.setLong(1, 1);
                    try (ResultSet row = select.executeQuery()) {
                        row.next();
                        name = row.getString(2);
                    }
                }
                """));
        }
    },
    BACKSTITCH {
        @Override
        Map<String, String> sources(int tables) {
            Map<String, String> sources = new LinkedHashMap<>();
            for (int table = 0; table < tables; table++) {
                sources.put("Thing" + table, BackstitchSources.entity(table, tables));
                sources.put("Things" + table, BackstitchSources.table(table, tables));
            }
            sources.put(MAIN, main("dev.backstitch.session.Database", """
                Database database = Database.of(dev.backstitch.model.Model.of(%s), pool);
                name = database.transaction(session -> session.find(Things0.THINGS.id, 1L)).orElseThrow().getName();
                """.formatted(each("Things%d.THINGS", tables))));
            return sources;
        }
    },
    HIBERNATE {
        @Override
        Map<String, String> sources(int tables) {
            Map<String, String> sources = new LinkedHashMap<>();
            for (int table = 0; table < tables; table++) {
                sources.put("Thing" + table, HibernateSources.entity(table, tables));
            }
            sources.put(MAIN, main("org.hibernate.*", """
                SessionFactory sessions = new org.hibernate.jpa.HibernatePersistenceConfiguration("things")
                        .managedClasses(%s)
                        .property("jakarta.persistence.nonJtaDataSource", pool)
                        .createEntityManagerFactory();
                name = sessions.fromTransaction(session -> session.find(Thing0.class, 1L)).getName();
                """.formatted(each("Thing%d.class", tables))));
            return sources;
        }
    };

    static final String MAIN = "Main";
    static final String ANSWER = "FIRST ROW AFTER ";

    /** The sources by the names of their classes, {@link #MAIN} among them. */
    abstract Map<String, String> sources(int tables);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String main(String imported, String body) {
        return """
            import %s;

            public class Main {
                public static void main(String[] args) throws Exception {
                    long start = System.nanoTime();
                    com.zaxxer.hikari.HikariConfig config = new com.zaxxer.hikari.HikariConfig();
                    config.setJdbcUrl(args[0]);
                    config.setUsername(args[1]);
                    config.setPassword(args[2]);
                    config.setMaximumPoolSize(1);
                    com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource(config);
                    String name;
                    %s
                    if (!name.equals("First")) {
                        throw new AssertionError(name);
                    }
                    long wall = System.nanoTime() - start;
                    long cpu = ((com.sun.management.OperatingSystemMXBean)
                            java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
                    System.out.println("%s" + wall + " " + cpu);
                    System.exit(0);
                }
            }
            """.formatted(imported, body, ANSWER);
    }

    private static String each(String pattern, int tables) {
        return IntStream.range(0, tables)
                .mapToObj(table -> String.format(Locale.ROOT, pattern, table))
                .collect(Collectors.joining(", "));
    }
}
