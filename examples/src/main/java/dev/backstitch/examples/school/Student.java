package dev.backstitch.examples.school;

import static dev.backstitch.examples.school.Students.STUDENTS;

import dev.backstitch.link.Many;
import org.jspecify.annotations.Nullable;

public class Student {

    private @Nullable Long id;
    private String name = "";
    private final Many<Course> courses = STUDENTS.courses.of(this);

    public Student() {}

    public Student(String name) {
        this.name = name;
    }

    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Many<Course> courses() {
        return courses;
    }

    @Override
    public String toString() {
        return name;
    }
}
