package dev.backstitch.examples.school;

import static dev.backstitch.examples.school.Courses.COURSES;

import dev.backstitch.link.Many;
import org.jspecify.annotations.Nullable;

public class Course {

    private @Nullable Long id;
    private String title = "";
    private final Many<Student> students = COURSES.students.of(this);

    public Course() {}

    public Course(String title) {
        this.title = title;
    }

    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public Many<Student> students() {
        return students;
    }

    @Override
    public String toString() {
        return title;
    }
}
