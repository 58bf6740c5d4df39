package dev.backstitch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.examples.blog.Blog;
import dev.backstitch.examples.school.School;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    private static String printedBy(Runnable example) {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8).replaceAll("(?m)^PostgreSQL: .*\\R", "");
    }

    @Test
    void theBlogPrintsBothSidesAndTheStatements() {
        String printed = printedBy(() -> Blog.main(new String[0]));
        assertThat(printed)
                .contains("before: alice.posts() = [], first.getAuthor() = null")
                .contains("after:  alice.posts() = [My First Post], first.getAuthor() = Alice")
                .contains("alice has id 1, first has id 1")
                .contains("Alice wrote [My First Post, My Second Post]")
                .contains("and the first post's author is that very object: true")
                .contains("alice.posts() = [My Second Post], bob.posts() = [My First Post]");
        assertThat(printed.lines().filter(line -> line.startsWith("    SQL  ")))
                .extracting(line -> line.substring(9, 15))
                .containsExactly(
                        "insert", "insert", "select", "select", "select", "select", "select", "select", "update");
    }

    @Test
    void theSchoolPrintsBothSidesAndTheStatements() {
        String printed = printedBy(() -> School.main(new String[0]));
        assertThat(printed)
                .contains(
                        "ada.courses() = [Algebra, Botany], algebra.students() = [Ada, Ben], ben.courses() = [Algebra]")
                .contains("Ada.courses() = [Botany]")
                .endsWith("[Ben]" + System.lineSeparator());
        assertThat(printed.lines().filter(line -> line.startsWith("    SQL  ")))
                .extracting(line -> line.substring(9, 15))
                .containsExactly("insert", "insert", "insert", "select", "select", "delete", "select");
    }
}
