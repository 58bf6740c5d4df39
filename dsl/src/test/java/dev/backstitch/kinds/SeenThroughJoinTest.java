package dev.backstitch.kinds;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.kinds.Course.Courses.COURSES;
import static dev.backstitch.kinds.Enrolment.Enrolments.ENROLMENTS;
import static dev.backstitch.kinds.Student.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A collection that keeps nothing itself is joined and selected by what is between. */
class SeenThroughJoinTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Kinds.MODEL);

    @BeforeEach
    void rows() {
        Student ann = new Student("Ann");
        ann.courses.addAll(List.of(new Course("maths"), new Course("music")));
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.add(new Student("Bob"));
        });
        SAMPLE.statements();
    }

    @Test
    void whatIsBetweenIsJoinedAndOnwardFromThere() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(STUDENTS)
                            .join(STUDENTS.enrolments, between -> between.join(ENROLMENTS.course))
                            .where(COURSES.name.like("m%"))))
                    .hasSize(1);
            assertThat(session.list(from(STUDENTS)
                            .orderBy(STUDENTS.name)
                            .select(STUDENTS.enrolments
                                    .multiset(ENROLMENTS.course.path(COURSES.name))
                                    .orderBy(ENROLMENTS.course.path(COURSES.name)))))
                    .containsExactly(List.of("maths", "music"), List.of());
        });
    }

    @Test
    void theCollectionItselfIsRefused() {
        SAMPLE.db().transaction(session -> {
            assertThatThrownBy(() -> session.list(from(STUDENTS).join(STUDENTS.courses)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "the query on Students joins Students.courses, which is seen through Students.enrolments: join"
                                    + " that, and onward from there; nothing was sent");
            assertThatThrownBy(() -> session.list(from(STUDENTS).select(STUDENTS.courses.multiset(COURSES.name))))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "Students.courses is seen through Students.enrolments: take the multiset of that, and what is"
                                    + " beyond by path(..)");
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }
}
