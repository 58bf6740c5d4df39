package dev.backstitch.dsl;

import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;

/** Every pair declared in one place: a class has pupils, a pupil a mentor and courses, a locker its pupil. */
final class School {

    static final Association<Pupil, Course> ATTENDS =
            associationTable("attends").from("pupil", () -> Pupils.PUPILS.id).to("course", () -> Courses.COURSES.id);

    static final Model MODEL = Model.of(Grades.GRADES, Pupils.PUPILS, Courses.COURSES, Lockers.LOCKERS, ATTENDS);

    private School() {}

    static final class Grade {
        Long id;
        final Many<Pupil> pupils = Grades.GRADES.pupils.of(this);
    }

    static final class Pupil {
        Long id;
        String name;
        final One<Grade> grade = Grades.GRADES.pupils.reverse().of(this);
        final One<Pupil> mentor = Pupils.PUPILS.mentor.of(this);
        final Many<Pupil> mentored = Pupils.PUPILS.mentor.reverse().of(this);
        final Many<Course> courses = Pupils.PUPILS.courses.of(this);
        final One<Locker> locker = Lockers.LOCKERS.pupil.reverse().of(this);

        Pupil() {}

        Pupil(String name) {
            this.name = name;
        }

        One<Grade> grade() {
            return grade;
        }

        Many<Pupil> mentored() {
            return mentored;
        }

        One<Locker> locker() {
            return locker;
        }
    }

    static final class Course {
        Long id;
        final Many<Pupil> pupils = Pupils.PUPILS.courses.reverse().of(this);

        Many<Pupil> pupils() {
            return pupils;
        }
    }

    static final class Locker {
        Long id;
        final One<Pupil> pupil = Lockers.LOCKERS.pupil.of(this);
    }

    static final class Grades extends EntityTable<Grade> {
        static final Grades GRADES = new Grades();
        final Column<Grade, Long> id = bigint("id").identity().primaryKey().map(g -> g.id, (g, v) -> g.id = v);
        final OneToMany<Grade, Pupil> pupils =
                toMany("pupils", (Grade g) -> g.pupils).backref("grade", Pupil::grade, () -> Pupils.PUPILS.gradeId);

        private Grades() {
            super("grades", Grade.class, Grade::new);
        }
    }

    static final class Pupils extends EntityTable<Pupil> {
        static final Pupils PUPILS = new Pupils();
        final Column<Pupil, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Pupil, String> name = text("name").notNull().map(p -> p.name, (p, v) -> p.name = v);
        final Column<Pupil, Long> gradeId = bigint("grade_id").references(() -> Grades.GRADES.id);
        final Column<Pupil, Long> mentorId = bigint("mentor_id").references(() -> PUPILS.id);
        final ManyToOne<Pupil, Pupil> mentor =
                toOne("mentor", (Pupil p) -> p.mentor).on(mentorId).backref("mentored", Pupil::mentored);
        final ManyToMany<Pupil, Course> courses =
                toMany("courses", (Pupil p) -> p.courses).through(() -> ATTENDS).backref("pupils", Course::pupils);

        private Pupils() {
            super("pupils", Pupil.class, Pupil::new);
        }
    }

    static final class Courses extends EntityTable<Course> {
        static final Courses COURSES = new Courses();
        final Column<Course, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);

        private Courses() {
            super("courses", Course.class, Course::new);
        }
    }

    static final class Lockers extends EntityTable<Locker> {
        static final Lockers LOCKERS = new Lockers();
        final Column<Locker, Long> id = bigint("id").identity().primaryKey().map(l -> l.id, (l, v) -> l.id = v);
        final Column<Locker, Long> pupilId = bigint("pupil_id").unique().references(() -> Pupils.PUPILS.id);
        final OneToOne<Locker, Pupil> pupil =
                toOne("pupil", (Locker l) -> l.pupil).on(pupilId).backref("locker", Pupil::locker);

        private Lockers() {
            super("lockers", Locker.class, Locker::new);
        }
    }
}
