package dev.backstitch.kinds;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.kinds.Student.Students.STUDENTS;
import static dev.backstitch.query.Window.window;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.query.Window;
import org.junit.jupiter.api.Test;

class SeenThroughPlanTest {

    @Test
    void aWindowIsTakenOfTheObjectsBetween() {
        Window<Student, Course> courses = window(STUDENTS.courses).limit(1);
        assertThatThrownBy(() -> from(STUDENTS).with(courses))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "no window of Students.courses can be read: it keeps nothing itself, but shows what objects between refer to; give a"
                                + " window of these, with what they refer to");
    }
}
