package dev.backstitch.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares JSON texts as {@code jsonb} does: by value, whatever the white space, the order of keys and the spelling of numbers; of a key that stands
 * twice the last counts. Numbers are exact, which jOOQ's own comparison makes doubles of. Made for one text.
 */
final class Json {

    private final String text;
    private int place;

    private Json(String text) {
        this.text = text;
    }

    /** Texts that are no JSON are the same where they are equal. */
    static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            return new Json(one).whole().equals(new Json(other).whole());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** In a list, since the value may be null. */
    private List<@Nullable Object> whole() {
        List<@Nullable Object> whole = new ArrayList<>();
        whole.add(value());
        space();
        require(place == text.length());
        return whole;
    }

    private @Nullable Object value() {
        space();
        return switch (text.charAt(place)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        place++;
        if (!ends('}')) {
            do {
                space();
                require(text.charAt(place) == '"');
                String key = string();
                space();
                require(text.charAt(place++) == ':');
                members.put(key, value());
            } while (goesOn('}'));
        }
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        place++;
        if (!ends(']')) {
            do {
                elements.add(value());
            } while (goesOn(']'));
        }
        return elements;
    }

    private boolean ends(char end) {
        space();
        boolean ends = text.charAt(place) == end;
        if (ends) {
            place++;
        }
        return ends;
    }

    private boolean goesOn(char end) {
        if (ends(end)) {
            return false;
        }
        require(text.charAt(place++) == ',');
        return true;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        place++;
        while (text.charAt(place) != '"') {
            char c = text.charAt(place++);
            string.append(c == '\\' ? escaped() : c);
        }
        place++;
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(place++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                place += 4;
                yield (char) Integer.parseInt(text.substring(place - 4, place), 16);
            }
            default -> c;
        };
    }

    private BigDecimal number() {
        int begin = place;
        while (place < text.length() && "+-.eE0123456789".indexOf(text.charAt(place)) >= 0) {
            place++;
        }
        BigDecimal number = new BigDecimal(text.substring(begin, place));
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        require(text.startsWith(word, place));
        place += word.length();
        return value;
    }

    private void space() {
        while (place < text.length() && " \t\r\n".indexOf(text.charAt(place)) >= 0) {
            place++;
        }
    }

    private static void require(boolean well) {
        if (!well) {
            throw new IllegalArgumentException("no JSON");
        }
    }
}
