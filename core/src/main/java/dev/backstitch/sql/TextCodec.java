package dev.backstitch.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Carries text, and what else has a Java String for its values: {@code citext}, {@code inet}, {@code ltree}. */
final class TextCodec extends Codec<String> {

    static final int UNLIMITED = -1;

    private final int length;
    private final Likeness likeness;

    /** @param length the most characters the column takes, or {@link #UNLIMITED} */
    TextCodec(String typeName, int length) {
        super("text", typeName, !typeName.equals("varchar") && !typeName.equals("text"));
        this.length = length;
        this.likeness = Likeness.of(typeName);
    }

    @Override
    public @Nullable String read(ResultSet row, int index) throws SQLException {
        return row.getString(index);
    }

    /** A type with a cast is left to the server to infer: a parameter typed as text would not compare with it. */
    @Override
    public void bind(PreparedStatement statement, int index, @Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(index, castNeeded() ? Types.OTHER : Types.VARCHAR);
        } else if (castNeeded()) {
            statement.setObject(index, value, Types.OTHER);
        } else {
            statement.setString(index, value);
        }
    }

    @Override
    public Object element(String value) {
        return value;
    }

    @Override
    String text(String value) {
        return value;
    }

    @Override
    public Object key(String value) {
        return likeness.key(value);
    }

    @Override
    boolean equal(String one, String other) {
        return one.equals(other)
                || (likeness == Likeness.PADDED && likeness.key(one).equals(likeness.key(other)));
    }

    @Override
    public @Nullable String refusal(String value) {
        return TextCheck.refusal(value);
    }

    /** PostgreSQL counts code points, and cuts superfluous blanks at the end. */
    @Override
    public @Nullable String misfit(String value) {
        if (length == UNLIMITED || value.length() <= length) {
            return null;
        }
        int characters = value.codePointCount(0, value.length());
        if (characters <= length || blank(value, value.offsetByCodePoints(0, length))) {
            return null;
        }
        String type = likeness == Likeness.PADDED ? "char" : typeName();
        return "is " + characters + " characters long and " + type + "(" + length + ") takes " + length;
    }

    private static boolean blank(String value, int from) {
        return value.chars().skip(from).allMatch(c -> c == ' ');
    }

    /** Which texts are equal to PostgreSQL. */
    private enum Likeness {
        EXACT,
        PADDED,
        CASELESS;

        static Likeness of(String typeName) {
            return switch (typeName) {
                case "bpchar" -> PADDED;
                case "citext" -> CASELESS;
                default -> EXACT;
            };
        }

        String key(String value) {
            return switch (this) {
                case EXACT -> value;
                case PADDED -> withoutPadding(value);
                case CASELESS -> value.toLowerCase(Locale.ROOT);
            };
        }

        private static String withoutPadding(String value) {
            int end = value.length();
            while (end > 0 && value.charAt(end - 1) == ' ') {
                end--;
            }
            return value.substring(0, end);
        }
    }
}
