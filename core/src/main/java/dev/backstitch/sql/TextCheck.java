package dev.backstitch.sql;

import org.jspecify.annotations.Nullable;

/** Finds in a text what PostgreSQL cannot store: it refuses U+0000, and stores a lone surrogate as a question mark without a word. */
final class TextCheck {

    private TextCheck() {}

    /** What is wrong, as in {@code contains U+0000 at index 3}; null where nothing is. */
    static @Nullable String refusal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "contains U+0000 at index " + i;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return "contains a lone surrogate at index " + i;
                }
                i++;
            }
        }
        return null;
    }

    /** What {@code jsonb} cannot hold on top of that: the escape of U+0000, which {@code json} takes. */
    static @Nullable String jsonbRefusal(String text) {
        for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
            if (text.startsWith("u0000", i + 1)) {
                return "contains the escape \\u0000 at index " + i + ", which jsonb cannot hold";
            }
        }
        return null;
    }
}
