package dev.backstitch.testing;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a PostgreSQL JDBC URL apart and puts it together for another database or with another parameter; immutable. */
record JdbcUrl(String address, String database, Map<String, String> parameters) {

    private static final String SCHEME = "jdbc:postgresql:";

    JdbcUrl {
        parameters = Map.copyOf(parameters);
    }

    /** Reads {@code jdbc:postgresql://host:port/database?name=value} and its shorter forms. */
    static JdbcUrl parse(String url) {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException(PostgresSource.URL + " is not the URL of a PostgreSQL server: expected "
                    + SCHEME + "//host:port/database");
        }
        int query = url.indexOf('?');
        String main = url.substring(SCHEME.length(), query < 0 ? url.length() : query);
        int path = main.startsWith("//") ? main.indexOf('/', 2) : main.indexOf('/');
        String address = main.startsWith("//") ? main.substring(0, path < 0 ? main.length() : path) : "";
        String database = main.startsWith("//") && path < 0 ? "" : main.substring(path + 1);
        return new JdbcUrl(address, decode(database), query < 0 ? Map.of() : parameters(url.substring(query + 1)));
    }

    /** The same server and parameters, another database. */
    JdbcUrl inDatabase(String name) {
        return new JdbcUrl(address, name, parameters);
    }

    /** The same database with one parameter set. */
    JdbcUrl with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new JdbcUrl(address, database, changed);
    }

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    /** Where the server is, without a secret: {@code host:port}. */
    String server() {
        return address.isEmpty() ? "localhost" : address.substring(2);
    }

    @Override
    public String toString() {
        String path = (address.isEmpty() ? "" : address + "/") + encode(database);
        String query = parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return SCHEME + path + (query.isEmpty() ? "" : "?" + query);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(part.substring(0, equals), decode(part.substring(equals + 1)));
            } else if (!part.isEmpty()) {
                parameters.put(part, "");
            }
        }
        return parameters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
