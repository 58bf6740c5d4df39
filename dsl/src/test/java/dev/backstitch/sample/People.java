package dev.backstitch.sample;

import static dev.backstitch.sample.Associated.FOLLOWS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

public final class People extends EntityTable<Person> {

    public static final People PEOPLE = new People();

    public final Column<Person, Long> id = bigint("id").identity().primaryKey().map(Person::getId, Person::setId);
    public final Column<Person, String> name = text("name").notNull().map(Person::getName, Person::setName);
    public final ToMany<Person, Person> following =
            toMany("following", Person::following).through(() -> FOLLOWS).backPopulates(() -> PEOPLE.followers);
    public final ToMany<Person, Person> followers = toMany("followers", Person::followers)
            .through(() -> FOLLOWS.reversed())
            .backPopulates(() -> PEOPLE.following);

    private People() {
        super("people", Person.class, Person::new);
    }
}
