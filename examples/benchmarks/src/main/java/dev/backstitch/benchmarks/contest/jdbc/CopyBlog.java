package dev.backstitch.benchmarks.contest.jdbc;

import dev.backstitch.benchmarks.contest.Sample;
import dev.backstitch.benchmarks.contest.plain.PlainBlog;
import dev.backstitch.benchmarks.contest.plain.Post;
import dev.backstitch.benchmarks.contest.plain.Tag;
import dev.backstitch.benchmarks.contest.plain.User;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Inserts by COPY: keys are drawn first, in one statement a table, as COPY brings nothing back. In all else it is as {@link JdbcBlog}. */
public final class CopyBlog extends JdbcBlog {

    public CopyBlog(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public List<User> insert(Sample sample) {
        PlainBlog blog = PlainBlog.of(sample);
        return transaction(connection -> {
            drawKeys(connection, "users", blog.users(), User::setId);
            drawKeys(connection, "tags", blog.tags(), Tag::setId);
            drawKeys(connection, "posts", blog.posts(), Post::setId);
            StringBuilder users = new StringBuilder();
            blog.users().forEach(user -> line(users, user.getId(), user.getName()));
            copy(connection, "users (id, name)", users);
            StringBuilder tags = new StringBuilder();
            blog.tags().forEach(tag -> line(tags, tag.getId(), tag.getName()));
            copy(connection, "tags (id, name)", tags);
            StringBuilder posts = new StringBuilder();
            blog.posts()
                    .forEach(post -> line(
                            posts,
                            post.getId(),
                            post.getTitle(),
                            post.getAuthor().getId()));
            copy(connection, "posts (id, title, user_id)", posts);
            StringBuilder links = new StringBuilder();
            for (Post post : blog.posts()) {
                post.getTags().forEach(tag -> line(links, post.getId(), tag.getId()));
            }
            copy(connection, "post_tags (post_id, tag_id)", links);
            return blog.users();
        });
    }

    private static <E> void drawKeys(Connection connection, String table, List<E> objects, BiConsumer<E, Long> setter)
            throws SQLException {
        try (PreparedStatement draw = connection.prepareStatement(
                "select nextval(pg_get_serial_sequence(?, 'id')) from generate_series(1, ?)")) {
            draw.setString(1, table);
            draw.setInt(2, objects.size());
            try (ResultSet keys = draw.executeQuery()) {
                for (E object : objects) {
                    keys.next();
                    setter.accept(object, keys.getLong(1));
                }
            }
        }
    }

    /** The sample's texts hold nothing that COPY would have to be told apart. */
    private static void line(StringBuilder text, Object... values) {
        char separator = '\n';
        for (int i = 0; i < values.length; i++) {
            separator = i == values.length - 1 ? '\n' : '\t';
            text.append(values[i]).append(separator);
        }
    }

    private static void copy(Connection connection, String into, StringBuilder text) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + into + " from stdin",
                            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
