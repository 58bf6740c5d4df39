package dev.backstitch.kinds;

import static dev.backstitch.kinds.Course.Courses.COURSES;
import static dev.backstitch.kinds.Enrolment.Enrolments.ENROLMENTS;
import static dev.backstitch.kinds.Student.Students.STUDENTS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

/** Has enrolments, and through them courses. */
final class Student {

    Long id;
    String name;
    final Many<Enrolment> enrolments = STUDENTS.enrolments.of(this);
    final Many<Course> courses = STUDENTS.courses.of(this);

    Student() {}

    Student(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Students extends EntityTable<Student> {
        static final Students STUDENTS = new Students();
        final Column<Student, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Student, String> name = text("name").notNull().map(s -> s.name, (s, v) -> s.name = v);
        final ToMany<Student, Enrolment> enrolments =
                toMany("enrolments", (Student s) -> s.enrolments).backPopulates(() -> ENROLMENTS.student);
        final ToMany<Student, Course> courses = toMany("courses", (Student s) -> s.courses)
                .through(() -> STUDENTS.enrolments, () -> ENROLMENTS.course)
                .backPopulates(() -> COURSES.students);

        private Students() {
            super("students", Student.class, Student::new);
        }
    }
}
