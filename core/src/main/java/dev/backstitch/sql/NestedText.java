package dev.backstitch.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a JSON array of arrays of texts and nulls, and nothing else. Made for one text. */
final class NestedText {

    private final String text;
    private int place;

    private NestedText(String text) {
        this.text = text;
    }

    static List<List<@Nullable String>> rows(String text) {
        NestedText nested = new NestedText(text);
        List<List<@Nullable String>> rows = new ArrayList<>();
        nested.take('[');
        while (nested.goesOn(!rows.isEmpty())) {
            rows.add(nested.row());
        }
        return rows;
    }

    private List<@Nullable String> row() {
        List<@Nullable String> row = new ArrayList<>();
        take('[');
        while (goesOn(!row.isEmpty())) {
            row.add(next() == 'n' ? nothing() : string());
        }
        return row;
    }

    /** Whether another element follows, behind a comma where it is not the first. */
    private boolean goesOn(boolean later) {
        if (next() == ']') {
            place++;
            return false;
        }
        if (later) {
            take(',');
        }
        return true;
    }

    private @Nullable String nothing() {
        place += "null".length();
        return null;
    }

    private String string() {
        take('"');
        StringBuilder string = new StringBuilder();
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

    private void take(char expected) {
        if (next() != expected) {
            throw new IllegalArgumentException("no array of arrays at " + place);
        }
        place++;
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(place))) {
            place++;
        }
        return text.charAt(place);
    }
}
