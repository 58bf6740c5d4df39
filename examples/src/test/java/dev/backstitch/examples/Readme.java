package dev.backstitch.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's code, block by block; a comment before each says what the test has to do with it. */
final class Readme {

    private static final Pattern BLOCK =
            Pattern.compile("<!-- (\\S+) ?(\\S*) -->\n```java\n(.*?)```\n(?:```text\n(.*?)```\n)?", Pattern.DOTALL);

    private Readme() {}

    /**
     * A block of code.
     *
     * @param kind what it is
     * @param argument the file it is taken from, where it is taken from one
     * @param text what Backstitch prints for it, where the README says so
     */
    record Block(String kind, String argument, String code, String text) {

        /** The lines that belong into one of the two mapping classes. */
        String in(String table) {
            StringBuilder lines = new StringBuilder();
            boolean here = false;
            for (String line : code.lines().toList()) {
                if (line.startsWith("// in ")) {
                    here = line.equals("// in " + table);
                } else if (here) {
                    lines.append(line).append('\n');
                }
            }
            return lines.toString();
        }
    }

    static Path file() {
        return Path.of("..", "README.md");
    }

    static List<Block> blocks(String kind) {
        List<Block> found = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text(file()));
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                String printed =
                        matcher.group(4) == null ? "" : matcher.group(4).strip();
                found.add(new Block(kind, matcher.group(2), matcher.group(3), printed));
            }
        }
        return found;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
