package dev.backstitch.benchmarks.memory;

import static dev.backstitch.benchmarks.contest.backstitch.Posts.POSTS;
import static dev.backstitch.benchmarks.contest.backstitch.Posts.POST_TAGS;
import static dev.backstitch.benchmarks.contest.backstitch.Tags.TAGS;
import static dev.backstitch.benchmarks.contest.backstitch.Users.USERS;
import static dev.backstitch.dsl.EntityQuery.from;

import dev.backstitch.benchmarks.Footprint;
import dev.backstitch.benchmarks.contest.BlogTables;
import dev.backstitch.benchmarks.contest.Sample;
import dev.backstitch.benchmarks.contest.Source;
import dev.backstitch.benchmarks.contest.jdbc.JdbcBlog;
import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.link.End;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Model;
import dev.backstitch.session.Database;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Prints the bytes of a post: managed by a session, after its end, and as a plain object with the same fields and lists. The whole graph is counted and shared out
 * among the posts, with a tenth of a user and its collection each, and both directions of three tags where these are read. {@code details} as
 * an argument tells the classes.
 */
public final class ManagedSizes {

    private static final Sample SAMPLE = new Sample(1000);
    private static final int CLASSES_TOLD = 25;

    /** Whose objects are counted beside the library's and the blog's own: texts, boxed values, collections. */
    private static final Set<String> COUNTED = Set.of("java.lang", "java.util");

    private final Database database;
    private final JdbcBlog byHand;
    private final boolean details;
    private final PrintStream out;

    private ManagedSizes(Source source, boolean details, PrintStream out) {
        this.out = out;
        this.database = Database.of(Model.of(USERS, POSTS, TAGS, POST_TAGS), source.dataSource());
        this.byHand = new JdbcBlog(source.dataSource());
        this.details = details;
    }

    public static void main(String[] args) {
        run(System.out, args);
    }

    static void run(PrintStream out, String... args) {
        try (FreshDatabase fresh = PostgresServer.shared().freshDatabase();
                Source source = Source.open(fresh.url(), fresh.user(), fresh.password())) {
            BlogTables tables = new BlogTables(source.dataSource());
            tables.create();
            tables.fill(SAMPLE);
            new ManagedSizes(source, List.of(args).contains("details"), out).print();
        }
    }

    private void print() {
        out.println("Bytes of each of " + SAMPLE.posts() + " posts, their titles included");
        out.println();
        out.println("| read | managed by a session | after its end | plain objects |");
        out.println("|---|--:|--:|--:|");
        row("posts alone", from(POSTS), byHand.loadPosts());
        row(
                "users with their posts",
                from(USERS).with(USERS.posts),
                byHand.loadLazily(SAMPLE.users(1, SAMPLE.users())));
        row(
                "the same with tags, these with their posts",
                from(USERS).with(USERS.posts, posts -> posts.with(POSTS.tags, tags -> tags.with(TAGS.posts))),
                byHand.loadGraph());
    }

    private void row(String read, EntityQuery<?> query, List<?> plain) {
        // What a first run makes and keeps is no part of a session.
        database.transaction(session -> session.list(query));
        Map<String, Long> managed = new HashMap<>();
        List<?> after = database.transaction(session -> {
            Map<String, Long> empty = bytes(session);
            List<?> result = session.list(query);
            bytes(List.of(session, result))
                    .forEach((type, bytes) -> managed.put(type, bytes - empty.getOrDefault(type, 0L)));
            return result;
        });
        out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d |%n",
                read,
                each(sum(managed)),
                each(sum(bytes(after))),
                each(sum(bytes(plain))));
        if (details) {
            tell("managed", managed);
            tell("after", bytes(after));
            tell("plain", bytes(plain));
        }
    }

    private void tell(String what, Map<String, Long> bytes) {
        bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(CLASSES_TOLD)
                .filter(entry -> entry.getValue() >= SAMPLE.posts())
                .forEach(entry -> out.printf(
                        Locale.ROOT,
                        "    %-8s %8.1f %s%n",
                        what,
                        (double) entry.getValue() / SAMPLE.posts(),
                        entry.getKey()));
    }

    private static long each(long bytes) {
        return Math.round((double) bytes / SAMPLE.posts());
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> bytes(Object root) {
        return Footprint.byClass(root, ManagedSizes::belongsToOthers);
    }

    /** The connection, and what exists once for a program: the mapping, classes, threads. */
    private static boolean belongsToOthers(Object object) {
        String home = object.getClass().getPackageName();
        return !(home.startsWith("dev.backstitch.") || COUNTED.contains(home))
                || object instanceof Database
                || object instanceof Model
                || object instanceof MappedTable
                || object instanceof End
                || object instanceof Class
                || object instanceof Thread
                || object instanceof Reference
                || object instanceof Enum;
    }
}
