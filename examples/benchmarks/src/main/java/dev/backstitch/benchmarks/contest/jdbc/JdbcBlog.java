package dev.backstitch.benchmarks.contest.jdbc;

import dev.backstitch.benchmarks.contest.Accessors;
import dev.backstitch.benchmarks.contest.Contestant;
import dev.backstitch.benchmarks.contest.Sample;
import dev.backstitch.benchmarks.contest.plain.PlainBlog;
import dev.backstitch.benchmarks.contest.plain.Post;
import dev.backstitch.benchmarks.contest.plain.Tag;
import dev.backstitch.benchmarks.contest.plain.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** The best that can be said in plain JDBC: one statement a table whatever the number of rows, arrays in place of batches, keys read back in order. */
public class JdbcBlog implements Contestant<User, Post, Tag> {

    private static final String POSTS = "select id, title, user_id from posts";

    private final DataSource dataSource;

    public JdbcBlog(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Accessors<User, Post, Tag> accessors() {
        return PlainBlog.ACCESSORS;
    }

    @Override
    public List<User> insert(Sample sample) {
        PlainBlog blog = PlainBlog.of(sample);
        return transaction(connection -> {
            insertNamed(connection, "users", blog.users(), User::getName, User::setId);
            insertNamed(connection, "tags", blog.tags(), Tag::getName, Tag::setId);
            insertPosts(connection, blog.posts());
            insertLinks(connection, blog.posts());
            return blog.users();
        });
    }

    private static <E> void insertNamed(
            Connection connection, String table, List<E> objects, Function<E, String> name, KeySetter<E> setter)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + table
                        + " (name) select name from unnest(?) with ordinality as new (name, place) order by place returning id")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "varchar", objects.stream().map(name).toArray()));
            takeKeys(insert, objects, setter);
        }
    }

    private static void insertPosts(Connection connection, List<Post> posts) throws SQLException {
        String[] titles = new String[posts.size()];
        Long[] authors = new Long[posts.size()];
        for (int i = 0; i < titles.length; i++) {
            titles[i] = posts.get(i).getTitle();
            authors[i] = posts.get(i).getAuthor().getId();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into posts (title, user_id) select title, user_id"
                        + " from unnest(?, ?) with ordinality as new (title, user_id, place) order by place returning id")) {
            insert.setArray(1, connection.createArrayOf("varchar", titles));
            insert.setArray(2, connection.createArrayOf("bigint", authors));
            takeKeys(insert, posts, Post::setId);
        }
    }

    private static void insertLinks(Connection connection, List<Post> posts) throws SQLException {
        List<Long> postIds = new ArrayList<>(posts.size() * Sample.TAGS_EACH);
        List<Long> tagIds = new ArrayList<>(posts.size() * Sample.TAGS_EACH);
        for (Post post : posts) {
            for (Tag tag : post.getTags()) {
                postIds.add(post.getId());
                tagIds.add(tag.getId());
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into post_tags (post_id, tag_id) select * from unnest(?, ?)")) {
            insert.setArray(1, connection.createArrayOf("bigint", postIds.toArray()));
            insert.setArray(2, connection.createArrayOf("bigint", tagIds.toArray()));
            insert.executeUpdate();
        }
    }

    /** The rows come back in the order of the values, as their keys are drawn in that order. */
    private static <E> void takeKeys(PreparedStatement insert, List<E> objects, KeySetter<E> setter)
            throws SQLException {
        try (ResultSet keys = insert.executeQuery()) {
            for (E object : objects) {
                keys.next();
                setter.set(object, keys.getLong(1));
            }
        }
    }

    @Override
    public List<User> loadGraph() {
        return transaction(connection -> {
            Map<Long, User> users = readUsers(connection, "select id, name from users order by id");
            Map<Long, Post> posts = new HashMap<>();
            for (Post post : readPosts(connection, POSTS + " order by id")) {
                posts.put(post.getId(), post);
                users.get(post.getUserId()).addPost(post);
            }
            Map<Long, Tag> tags = new HashMap<>();
            read(connection, "select id, name from tags", row -> {
                Tag tag = Tag.stored(row.getLong(1), row.getString(2));
                tags.put(tag.getId(), tag);
            });
            read(
                    connection,
                    "select post_id, tag_id from post_tags order by post_id, tag_id",
                    row -> posts.get(row.getLong(1)).addTag(tags.get(row.getLong(2))));
            return List.copyOf(users.values());
        });
    }

    @Override
    public List<Post> loadPosts() {
        return transaction(connection -> readPosts(connection, POSTS));
    }

    @Override
    public List<Post> find(long[] keys) {
        return transaction(connection -> {
            List<Post> found = new ArrayList<>(keys.length);
            try (PreparedStatement select = connection.prepareStatement(POSTS + " where id = ?")) {
                for (long key : keys) {
                    select.setLong(1, key);
                    try (ResultSet row = select.executeQuery()) {
                        if (row.next()) {
                            found.add(post(row));
                        }
                    }
                }
            }
            return found;
        });
    }

    @Override
    public List<Post> findAll(long[] keys) {
        return transaction(connection -> readPosts(connection, POSTS + " where id = any(?)", keys));
    }

    @Override
    public List<Post> revise(Sample sample) {
        return transaction(connection -> {
            List<Post> posts = readPosts(connection, POSTS);
            List<Post> changed = new ArrayList<>();
            for (Post post : posts) {
                if (sample.isRevised(post.getId())) {
                    post.setTitle(sample.revisedTitle(post.getId().intValue()));
                    changed.add(post);
                }
            }
            updateTitles(connection, changed);
            return posts;
        });
    }

    private static void updateTitles(Connection connection, List<Post> posts) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update posts set title = new.title"
                + " from unnest(?, ?) as new (id, title) where posts.id = new.id")) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", posts.stream().map(Post::getId).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "varchar", posts.stream().map(Post::getTitle).toArray()));
            update.executeUpdate();
        }
    }

    @Override
    public void flushUnchanged(Consumer<Runnable> flush) {
        transaction(connection -> {
            List<PlainBlog.Row> rows = new ArrayList<>();
            readPosts(connection, POSTS).forEach(post -> rows.add(PlainBlog.Row.of(post)));
            flush.accept(() -> {
                for (PlainBlog.Row row : rows) {
                    if (row.isChanged()) {
                        throw new AssertionError("changed: " + row.post().getId());
                    }
                }
            });
            return rows;
        });
    }

    @Override
    public List<User> loadLazily(long[] keys) {
        return transaction(
                connection -> List.copyOf(usersWithPosts(connection, keys).values()));
    }

    /** Two statements: by hand one knows that the posts are wanted next. */
    private static Map<Long, User> usersWithPosts(Connection connection, long[] keys) throws SQLException {
        Map<Long, User> users = readUsers(connection, "select id, name from users where id = any(?) order by id", keys);
        for (Post post : readPosts(connection, POSTS + " where user_id = any(?) order by id", keys)) {
            users.get(post.getUserId()).addPost(post);
        }
        return users;
    }

    @Override
    public void delete(long[] users) {
        transaction(connection -> {
            execute(
                    connection,
                    "delete from post_tags using posts where posts.id = post_tags.post_id and posts.user_id = any(?)",
                    users);
            execute(connection, "delete from posts where user_id = any(?)", users);
            execute(connection, "delete from users where id = any(?)", users);
            return users;
        });
    }

    @Override
    public List<User> move(Sample sample) {
        long[] keys = sample.users(1, 2 * sample.someUsers());
        return transaction(connection -> {
            Map<Long, User> users = usersWithPosts(connection, keys);
            List<Post> moved = new ArrayList<>();
            for (long from = 1; from <= sample.someUsers(); from++) {
                User heir = users.get((long) sample.heir((int) from));
                for (Post post : List.copyOf(users.get(from).getPosts())) {
                    post.setAuthor(heir);
                    moved.add(post);
                }
            }
            updateAuthors(connection, moved);
            return List.copyOf(users.values());
        });
    }

    private static void updateAuthors(Connection connection, List<Post> posts) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update posts set user_id = new.user_id"
                + " from unnest(?, ?) as new (id, user_id) where posts.id = new.id")) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", posts.stream().map(Post::getId).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            posts.stream().map(post -> post.getAuthor().getId()).toArray()));
            update.executeUpdate();
        }
    }

    private static Map<Long, User> readUsers(Connection connection, String query, long... keys) throws SQLException {
        Map<Long, User> users = new LinkedHashMap<>();
        read(
                connection,
                query,
                row -> {
                    User user = User.stored(row.getLong(1), row.getString(2));
                    users.put(user.getId(), user);
                },
                keys);
        return users;
    }

    private static List<Post> readPosts(Connection connection, String query, long... keys) throws SQLException {
        List<Post> posts = new ArrayList<>();
        read(connection, query, row -> posts.add(post(row)), keys);
        return posts;
    }

    private static Post post(ResultSet row) throws SQLException {
        return Post.stored(row.getLong(1), row.getString(2), row.getLong(3));
    }

    private static void read(Connection connection, String query, RowReader reader, long... keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            if (keys.length > 0) {
                select.setArray(1, connection.createArrayOf("bigint", PlainBlog.boxed(keys)));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    static void execute(Connection connection, String statement, long[] keys) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setArray(1, connection.createArrayOf("bigint", PlainBlog.boxed(keys)));
            prepared.executeUpdate();
        }
    }

    <R> R transaction(Work<R> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            R result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is done on a connection in a transaction. */
    interface Work<R> {
        R run(Connection connection) throws SQLException;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private interface KeySetter<E> {
        void set(E object, Long key);
    }
}
