package dev.backstitch.examples.school;

import static dev.backstitch.dsl.Associations.associationTable;
import static dev.backstitch.examples.school.Courses.COURSES;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

/** The table of {@link Student}, and the one that links students and courses. */
public final class Students extends EntityTable<Student> {

    public static final Students STUDENTS = new Students();

    public static final Association<Student, Course> STUDENT_COURSE = associationTable("student_course")
            .from("student_id", () -> STUDENTS.id)
            .to("course_id", () -> COURSES.id);

    public final Column<Student, Long> id = bigint("id").identity().primaryKey().map(Student::getId, Student::setId);
    public final Column<Student, String> name = varchar("name", 80).notNull().map(Student::getName, Student::setName);
    public final ToMany<Student, Course> courses =
            toMany("courses", Student::courses).through(() -> STUDENT_COURSE).backPopulates(() -> COURSES.students);

    private Students() {
        super("students", Student.class, Student::new);
    }
}
