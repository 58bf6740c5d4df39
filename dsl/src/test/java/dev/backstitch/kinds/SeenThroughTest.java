package dev.backstitch.kinds;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.kinds.Course.Courses.COURSES;
import static dev.backstitch.kinds.Enrolment.Enrolments.ENROLMENTS;
import static dev.backstitch.kinds.Student.Students.STUDENTS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.sample.SampleDatabase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Matrix row 9: the objects between and the collection seen through them are one truth. */
class SeenThroughTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Kinds.MODEL);

    private final Student ann = new Student("Ann");
    private final Student bob = new Student("Bob");
    private final Course maths = new Course("maths");
    private final Course music = new Course("music");

    @Test
    void addingAnElementMakesTheObjectBetween() {
        assertThat(ann.courses.add(maths)).isTrue();
        assertThat(ann.courses.add(maths)).isFalse();
        assertThat(maths.students.add(ann)).isFalse();

        assertThat(ann.enrolments).hasSize(1);
        Enrolment between = ann.enrolments.get(0);
        assertThat(between.student.get()).isSameAs(ann);
        assertThat(between.course.get()).isSameAs(maths);
        assertThat(maths.enrolments).containsExactly(between);
        assertThat(maths.students).containsExactly(ann);
        assertMirrored(Kinds.MODEL, ann);
    }

    @Test
    void addingAnObjectBetweenShowsTheElement() {
        Enrolment between = new Enrolment();
        between.grade = 1;
        between.course.set(maths);
        assertThat(maths.students).isEmpty();
        ann.enrolments.add(between);
        assertThat(ann.courses).containsExactly(maths);
        assertThat(maths.students).containsExactly(ann);
        between.course.set(music);
        assertThat(ann.courses).containsExactly(music);
        assertThat(maths.students).isEmpty();
    }

    @Test
    void removingAnElementDiscardsTheObjectBetween() {
        ann.courses.addAll(List.of(maths, music));
        assertThat(maths.students.remove(ann)).isTrue();
        assertThat(maths.students.remove(ann)).isFalse();
        assertThat(ann.courses).containsExactly(music);
        assertThat(ann.enrolments).hasSize(1);
        assertThat(maths.enrolments).isEmpty();
    }

    @Test
    void replacingKeepsTheObjectsOfElementsThatStay() {
        Course art = new Course("art");
        ann.courses.addAll(List.of(maths, music));
        Enrolment kept = ann.enrolments.get(1);
        ann.courses.replaceWith(music, art);
        assertThat(ann.courses).containsExactly(music, art);
        assertThat(ann.enrolments.get(0)).isSameAs(kept);
        ann.courses.clear();
        assertThat(ann.enrolments).isEmpty();
        assertThat(art.students).isEmpty();
    }

    @Test
    void aBulkChangeThatIsRefusedChangesNothing() {
        ann.courses.add(maths);
        Enrolment kept = ann.enrolments.get(0);
        assertThatThrownBy(() -> ann.courses.addAll(Arrays.asList(music, null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("Students.courses");
        assertThatThrownBy(() -> ann.courses.replaceWith(Arrays.asList(music, null)))
                .isInstanceOf(NullPointerException.class);
        assertThat(ann.enrolments).containsExactly(kept);
        assertThat(ann.courses).containsExactly(maths);
        assertThat(music.students).isEmpty();
    }

    @Test
    void severalObjectsBetweenAreOneElement() {
        for (int i = 0; i < 2; i++) {
            Enrolment between = new Enrolment();
            between.course.set(maths);
            ann.enrolments.add(between);
        }
        assertThat(ann.courses).containsExactly(maths);
        assertThat(ann.courses.remove(maths)).isTrue();
        assertThat(ann.enrolments).isEmpty();
    }

    @Test
    void rowsAreWrittenAndReadThroughEitherView() {
        ann.courses.addAll(List.of(maths, music));
        maths.students.add(bob);
        ann.enrolments.get(0).grade = 5;
        SAMPLE.db().transaction(session -> session.add(ann));
        assertThat(SAMPLE.statements()).hasSize(3);

        SAMPLE.db().transaction(session -> {
            List<Student> students =
                    session.list(from(STUDENTS).orderBy(STUDENTS.name).with(STUDENTS.courses));
            assertThat(SAMPLE.statements()).hasSize(3);
            assertThat(students.get(0).courses.isLoaded()).isTrue();
            assertThat(students.get(0).courses)
                    .extracting(course -> course.name)
                    .containsExactly("maths", "music");
            assertThat(students.get(1).courses)
                    .extracting(course -> course.name)
                    .containsExactly("maths");
            assertThat(SAMPLE.statements()).isEmpty();
            students.get(0).courses.remove(students.get(1).courses.get(0));
        });
        assertThat(SAMPLE.statements()).singleElement().asString().startsWith("delete from \"enrolments\"");
        assertThat(SAMPLE.sql().fetchCount(ENROLMENTS)).isEqualTo(2);
    }

    @Test
    void readingLoadsForAllThatCameTogether() {
        ann.courses.addAll(List.of(maths, music));
        bob.courses.add(music);
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.add(bob);
        });
        SAMPLE.db().transaction(session -> {
            List<Student> students = session.list(from(STUDENTS).orderBy(STUDENTS.name));
            SAMPLE.statements();
            assertThat(students.get(0).courses.isLoaded()).isFalse();
            assertThat(students.get(0).courses).hasToString("Students.courses (not loaded)");
            assertThat(students.get(0).courses).hasSize(2);
            assertThat(students.get(1).courses).hasSize(1);
            assertThat(SAMPLE.statements()).hasSize(2);
            assertThat(students.get(0).courses).hasToString("Students.courses (2)");
        });
    }

    @Test
    void queriesAskThroughBoth() {
        ann.courses.addAll(List.of(maths, music));
        bob.courses.add(music);
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.add(bob);
            session.flush();
            assertThat(session.list(from(STUDENTS).where(STUDENTS.courses.any(COURSES.name.eq("maths")))))
                    .containsExactly(ann);
            assertThat(session.list(from(STUDENTS)
                            .where(STUDENTS.courses.contains(music))
                            .orderBy(STUDENTS.id)))
                    .containsExactly(ann, bob);
        });
    }

    @Test
    void whatIsRemovedAfterTheSessionIsDeletedByTheNext() {
        ann.courses.addAll(List.of(maths, music));
        SAMPLE.db().transaction(session -> session.add(ann));
        ann.courses.remove(maths);
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> session.add(ann));
        assertThat(SAMPLE.statements()).singleElement().asString().startsWith("delete from \"enrolments\"");
    }
}
