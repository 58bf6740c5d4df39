package dev.backstitch.benchmarks.contest.jdbc;

import javax.sql.DataSource;

/** Deletes in two statements and leaves the links to their foreign key, which cascades. In all else it is as {@link JdbcBlog}. */
public final class CascadeBlog extends JdbcBlog {

    public CascadeBlog(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public void delete(long[] users) {
        transaction(connection -> {
            execute(connection, "delete from posts where user_id = any(?)", users);
            execute(connection, "delete from users where id = any(?)", users);
            return users;
        });
    }
}
