package dev.backstitch.session;

/**
 * A statement that a session sends. Immutable.
 *
 * @param sql its text; values are not in it, but for what a user's own jOOQ statement inlines
 * @param cause why it is sent, as in {@code query from(Users)}, {@code lazy load of Users.posts} or {@code flush, inserting 2 rows into users}
 */
public record SentStatement(String sql, String cause) {

    /** Of a statement with more parameters than jOOQ binds, the text holds their values. */
    private static final int SHOWN = 30_000;

    /** The cause and the text. */
    @Override
    public String toString() {
        return cause + ": " + (sql.length() > SHOWN ? "a statement of " + sql.length() + " characters" : sql);
    }
}
