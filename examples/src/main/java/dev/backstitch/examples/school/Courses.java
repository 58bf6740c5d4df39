package dev.backstitch.examples.school;

import static dev.backstitch.examples.school.Students.STUDENTS;
import static dev.backstitch.examples.school.Students.STUDENT_COURSE;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

/** The table of {@link Course}. */
public final class Courses extends EntityTable<Course> {

    public static final Courses COURSES = new Courses();

    public final Column<Course, Long> id = bigint("id").identity().primaryKey().map(Course::getId, Course::setId);
    public final Column<Course, String> title = varchar("title", 80).notNull().map(Course::getTitle, Course::setTitle);
    public final ToMany<Course, Student> students = toMany("students", Course::students)
            .through(() -> STUDENT_COURSE.reversed())
            .backPopulates(() -> STUDENTS.courses);

    private Courses() {
        super("courses", Course.class, Course::new);
    }
}
