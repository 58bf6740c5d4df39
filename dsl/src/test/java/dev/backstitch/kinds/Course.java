package dev.backstitch.kinds;

import static dev.backstitch.kinds.Course.Courses.COURSES;
import static dev.backstitch.kinds.Enrolment.Enrolments.ENROLMENTS;
import static dev.backstitch.kinds.Student.Students.STUDENTS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

/** Has enrolments, and through them students. */
final class Course {

    Long id;
    String name;
    final Many<Enrolment> enrolments = COURSES.enrolments.of(this);
    final Many<Student> students = COURSES.students.of(this);

    Course() {}

    Course(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Courses extends EntityTable<Course> {
        static final Courses COURSES = new Courses();
        final Column<Course, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<Course, String> name = text("name").notNull().map(c -> c.name, (c, v) -> c.name = v);
        final ToMany<Course, Enrolment> enrolments =
                toMany("enrolments", (Course c) -> c.enrolments).backPopulates(() -> ENROLMENTS.course);
        final ToMany<Course, Student> students = toMany("students", (Course c) -> c.students)
                .through(() -> COURSES.enrolments, () -> ENROLMENTS.student)
                .backPopulates(() -> STUDENTS.courses);

        private Courses() {
            super("courses", Course.class, Course::new);
        }
    }
}
