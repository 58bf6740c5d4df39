package dev.backstitch.sample;

import static dev.backstitch.sample.People.PEOPLE;

import dev.backstitch.link.Many;

public class Person {

    private Long id;
    private String name;
    private final Many<Person> following = PEOPLE.following.of(this);
    private final Many<Person> followers = PEOPLE.followers.of(this);

    public Person() {}

    public Person(String name) {
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Many<Person> following() {
        return following;
    }

    public Many<Person> followers() {
        return followers;
    }

    @Override
    public String toString() {
        return name;
    }
}
