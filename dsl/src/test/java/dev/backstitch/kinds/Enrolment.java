package dev.backstitch.kinds;

import static dev.backstitch.kinds.Course.Courses.COURSES;
import static dev.backstitch.kinds.Student.Students.STUDENTS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToOne;

/** A student's place in a course, with a grade of its own. */
final class Enrolment {

    Long id;
    Integer grade;
    final One<Student> student = Enrolments.ENROLMENTS.student.of(this);
    final One<Course> course = Enrolments.ENROLMENTS.course.of(this);

    static final class Enrolments extends EntityTable<Enrolment> {
        static final Enrolments ENROLMENTS = new Enrolments();
        final Column<Enrolment, Long> id = bigint("id").identity().primaryKey().map(e -> e.id, (e, v) -> e.id = v);
        final Column<Enrolment, Integer> grade = integer("grade").map(e -> e.grade, (e, v) -> e.grade = v);
        final Column<Enrolment, Long> studentId = bigint("student_id").notNull().references(() -> STUDENTS.id);
        final Column<Enrolment, Long> courseId = bigint("course_id").notNull().references(() -> COURSES.id);
        final ToOne<Enrolment, Student> student =
                toOne("student", (Enrolment e) -> e.student).on(studentId).backPopulates(() -> STUDENTS.enrolments);
        final ToOne<Enrolment, Course> course =
                toOne("course", (Enrolment e) -> e.course).on(courseId).backPopulates(() -> COURSES.enrolments);

        private Enrolments() {
            super("enrolments", Enrolment.class, Enrolment::new);
            unique(studentId, courseId);
        }
    }
}
