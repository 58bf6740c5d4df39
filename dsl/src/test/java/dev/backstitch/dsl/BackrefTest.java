package dev.backstitch.dsl;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.School.Course;
import dev.backstitch.dsl.School.Courses;
import dev.backstitch.dsl.School.Grade;
import dev.backstitch.dsl.School.Grades;
import dev.backstitch.dsl.School.Locker;
import dev.backstitch.dsl.School.Lockers;
import dev.backstitch.dsl.School.Pupil;
import dev.backstitch.dsl.School.Pupils;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The four forms of backref, each set from either side, written, and loaded from either side. */
class BackrefTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(School.MODEL);

    private static final Grades GRADES = Grades.GRADES;
    private static final Pupils PUPILS = Pupils.PUPILS;

    private static void save(Object entity) {
        assertMirrored(School.MODEL, entity);
        SAMPLE.db().transaction(session -> {
            session.add(entity);
        });
        SAMPLE.statements();
    }

    private static String rows(String sql) {
        return SAMPLE.sql().fetch(sql).formatCSV(false);
    }

    @Test
    void eachSideIsTheOthersCounterpart() {
        assertThat(GRADES.pupils.counterpart()).isSameAs(GRADES.pupils.reverse());
        assertThat(GRADES.pupils.reverse().counterpart()).isSameAs(GRADES.pupils);
        assertThat(PUPILS.mentor.reverse().counterpart()).isSameAs(PUPILS.mentor);
        assertThat(PUPILS.courses.reverse().counterpart()).isSameAs(PUPILS.courses);
        assertThat(Lockers.LOCKERS.pupil.reverse().counterpart()).isSameAs(Lockers.LOCKERS.pupil);
        assertThat(GRADES.pupils.label()).isEqualTo("Grades.pupils");
        assertThat(GRADES.pupils.reverse().label()).isEqualTo("Pupils.grade");
        assertThat(PUPILS.mentor.reverse().label()).isEqualTo("Pupils.mentored");
        assertThat(PUPILS.courses.reverse().label()).isEqualTo("Courses.pupils");
        assertThat(Lockers.LOCKERS.pupil.reverse().label()).isEqualTo("Pupils.locker");
    }

    @Test
    void oneToMany() {
        Grade grade = new Grade();
        Pupil ann = new Pupil("Ann");
        Pupil bea = new Pupil("Bea");
        grade.pupils.add(ann);
        bea.grade.set(grade);
        assertThat(ann.grade.get()).isSameAs(grade);
        assertThat(grade.pupils).containsExactly(ann, bea);
        save(grade);
        assertThat(rows("select name, grade_id from pupils order by name"))
                .isEqualToNormalizingNewlines("Ann,1\nBea,1\n");

        Grade down = SAMPLE.db().transaction(session -> session.one(from(GRADES).with(GRADES.pupils)));
        assertThat(down.pupils).extracting(pupil -> pupil.name).containsExactly("Ann", "Bea");
        assertThat(down.pupils.get(0).grade.get()).isSameAs(down);
        Pupil up = SAMPLE.db()
                .transaction(session ->
                        session.one(from(PUPILS).where(PUPILS.name.eq("Ann")).with(GRADES.pupils.reverse())));
        assertThat(up.grade.get().id).isEqualTo(grade.id);
        assertMirrored(School.MODEL, down, up);
    }

    @Test
    void manyToOne() {
        Pupil ann = new Pupil("Ann");
        Pupil bea = new Pupil("Bea");
        Pupil cat = new Pupil("Cat");
        ann.mentor.set(cat);
        cat.mentored.add(bea);
        assertThat(cat.mentored).containsExactly(ann, bea);
        assertThat(bea.mentor.get()).isSameAs(cat);
        save(bea);
        assertThat(rows("select p.name, m.name from pupils p left join pupils m on m.id = p.mentor_id order by 1"))
                .isEqualToNormalizingNewlines("Ann,Cat\nBea,Cat\nCat,\"\"\n");

        Pupil down = SAMPLE.db()
                .transaction(session ->
                        session.one(from(PUPILS).where(PUPILS.mentor.isNull()).with(PUPILS.mentor.reverse())));
        assertThat(down.mentored).extracting(pupil -> pupil.name).containsExactlyInAnyOrder("Ann", "Bea");
        Pupil up = SAMPLE.db()
                .transaction(session ->
                        session.one(from(PUPILS).where(PUPILS.name.eq("Ann")).with(PUPILS.mentor)));
        assertThat(up.mentor.get().name).isEqualTo("Cat");
        assertMirrored(School.MODEL, down, up);
    }

    @Test
    void oneToOne() {
        Pupil ann = new Pupil("Ann");
        Pupil bea = new Pupil("Bea");
        Locker locker = new Locker();
        locker.pupil.set(ann);
        assertThat(ann.locker.get()).isSameAs(locker);
        bea.locker.set(locker);
        assertThat(ann.locker.get()).isNull();
        assertThat(locker.pupil.get()).isSameAs(bea);
        save(locker);
        assertThat(rows("select p.name from lockers l join pupils p on p.id = l.pupil_id"))
                .isEqualToNormalizingNewlines("Bea\n");

        Locker loaded = SAMPLE.db()
                .transaction(session -> session.one(from(Lockers.LOCKERS).with(Lockers.LOCKERS.pupil)));
        assertThat(loaded.pupil.get().name).isEqualTo("Bea");
        Pupil pupil =
                SAMPLE.db().transaction(session -> session.one(from(PUPILS).with(Lockers.LOCKERS.pupil.reverse())));
        assertThat(pupil.locker.get().id).isEqualTo(locker.id);
        assertMirrored(School.MODEL, loaded, pupil);
    }

    @Test
    void manyToMany() {
        Pupil ann = new Pupil("Ann");
        Pupil bea = new Pupil("Bea");
        Course art = new Course();
        ann.courses.add(art);
        art.pupils.add(bea);
        assertThat(art.pupils).containsExactly(ann, bea);
        assertThat(bea.courses).containsExactly(art);
        save(art);
        assertThat(rows("select p.name, a.course from attends a join pupils p on p.id = a.pupil order by 1"))
                .isEqualToNormalizingNewlines("Ann,1\nBea,1\n");

        SAMPLE.db().transaction(session -> {
            Course loaded = session.one(from(Courses.COURSES).with(PUPILS.courses.reverse()));
            assertThat(loaded.pupils).hasSize(2);
            Pupil first = session.one(from(PUPILS).where(PUPILS.name.eq("Ann")).with(PUPILS.courses));
            assertThat(first.courses).containsExactly(loaded);
            assertMirrored(School.MODEL, loaded);
            loaded.pupils.remove(first);
            assertThat(first.courses).isEmpty();
        });
        assertThat(rows("select p.name from attends a join pupils p on p.id = a.pupil"))
                .isEqualToNormalizingNewlines("Bea\n");
    }

    @Test
    void conditionsTakeTheReverse() {
        Grade grade = new Grade();
        grade.pupils.add(new Pupil("Ann"));
        save(grade);
        save(new Pupil("Bea"));
        assertThat(SAMPLE.sql()
                        .select(PUPILS.name)
                        .from(PUPILS)
                        .where(GRADES.pupils.reverse().is(grade))
                        .fetch(PUPILS.name))
                .containsExactly("Ann");
        assertThat(SAMPLE.sql()
                        .select(PUPILS.name)
                        .from(PUPILS)
                        .where(GRADES.pupils.reverse().isNull())
                        .fetch(PUPILS.name))
                .containsExactly("Bea");
    }
}
