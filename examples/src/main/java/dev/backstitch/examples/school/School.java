package dev.backstitch.examples.school;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.examples.Stage.say;
import static dev.backstitch.examples.school.Courses.COURSES;
import static dev.backstitch.examples.school.Students.STUDENTS;
import static dev.backstitch.examples.school.Students.STUDENT_COURSE;

import dev.backstitch.examples.Stage;
import dev.backstitch.model.Model;
import dev.backstitch.session.Database;
import java.util.List;

/** Enrols students from either side, drops a course, and asks who takes what; prints both sides and the SQL on the way. */
public final class School {

    private static final Model MODEL = Model.of(STUDENTS, COURSES, STUDENT_COURSE);

    private School() {}

    public static void main(String[] args) {
        Stage.run(MODEL, School::run);
    }

    static void run(Database db) {
        say("== Enrolling from either side is one link");
        Student ada = new Student("Ada");
        Student ben = new Student("Ben");
        Course algebra = new Course("Algebra");
        Course botany = new Course("Botany");
        say("ada.courses().add(algebra); algebra.students().add(ben); botany.students().add(ada)");
        ada.courses().add(algebra);
        algebra.students().add(ben);
        botany.students().add(ada);
        say("ada.courses() = " + List.copyOf(ada.courses()) + ", algebra.students() = "
                + List.copyOf(algebra.students()) + ", ben.courses() = " + List.copyOf(ben.courses()));

        say("");
        say("== One object is added; all that it is linked to comes along");
        db.transaction(session -> {
            session.add(ada);
        });

        say("");
        say("== Dropping a course deletes one row of the association table");
        db.transaction(session -> {
            Student student =
                    session.one(from(STUDENTS).where(STUDENTS.name.eq("Ada")).with(STUDENTS.courses));
            Course course = student.courses().get(0);
            say("student.courses().remove(" + course + ")");
            student.courses().remove(course);
            say(student + ".courses() = " + List.copyOf(student.courses()));
        });

        say("");
        say("== Who takes Algebra now?");
        List<Student> takers = db.transaction(
                session -> session.list(from(STUDENTS).where(STUDENTS.courses.any(COURSES.title.eq("Algebra")))));
        say(takers.toString());
    }
}
