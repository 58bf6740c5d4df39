package dev.backstitch.dsl.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import org.junit.jupiter.api.Test;

/** Tables that extend others: each row can be told to be of one class, and what all have in common is declared once. */
class FamilyMistakesTest {

    private static class Animal {
        Long id;
        String kind;
        String name;
    }

    private static class Dog extends Animal {
        String bark;
    }

    private static class Cat extends Animal {}

    private static final class Puppy extends Dog {}

    private static class Animals extends EntityTable<Animal> {
        {
            bigint("id").identity().primaryKey().map(a -> a.id, (a, v) -> a.id = v);
        }

        final Column<Animal, String> kind = text("kind").discriminator("animal");
        final Column<Animal, String> name = text("name").map(a -> a.name, (a, v) -> a.name = v);

        Animals() {
            super("animals", Animal.class, Animal::new);
        }
    }

    private static final class AbstractAnimals extends EntityTable<Animal> {
        {
            bigint("id").identity().primaryKey().map(a -> a.id, (a, v) -> a.id = v);
        }

        {
            text("kind").discriminator();
        }

        AbstractAnimals() {
            super("animals", Animal.class);
        }
    }

    private static class Dogs extends EntityTable<Dog> {
        Dogs(Animals animals) {
            super(extending(animals.kind, "dog"), Dog.class, Dog::new);
        }
    }

    private static class JoinedDogs extends EntityTable<Dog> {
        JoinedDogs(Animals animals) {
            super("dogs", extending(animals.kind, "dog"), Dog.class, Dog::new);
        }

        JoinedDogs(Animals animals, String... key) {
            super("dogs", extending(animals.kind, "dog").by(key), Dog.class, Dog::new);
        }
    }

    private final Animals animals = new Animals();

    @Test
    void aFamilyWithoutMistakes() {
        Told.of(animals, new Dogs(animals)).isEmpty();
        Told.of(new JoinedDogs(animals, "animal_id"), animals).isEmpty();
    }

    @Test
    void aTableThatIsExtendedAndNotGiven() {
        Told.of(new Dogs(animals))
                .containsExactly(
                        "Dogs: extending(..) refers to Animals, which is not in the model: give it to Model.of as well");
    }

    @Test
    void aKeyOfItsOwn() {
        class Keyed extends JoinedDogs {
            Keyed(Animals animals) {
                super(animals);
                bigint("number").primaryKey().map(d -> d.id, (d, v) -> d.id = v);
            }
        }
        Told.of(animals, new Keyed(animals))
                .containsExactly(
                        "Keyed extends Animals, whose primary key its rows have, and marks Keyed.number with primaryKey():"
                                + " leave that out, and name the key's columns with extending(..).by(..) where they differ");
    }

    @Test
    void aVersionOfItsOwn() {
        class Counted extends Dogs {
            Counted(Animals animals) {
                super(animals);
                integer("version").version();
            }
        }
        Told.of(animals, new Counted(animals))
                .containsExactly(
                        "Counted.version is a version() of Counted, which extends Animals: a row has one version;"
                                + " declare it there");
    }

    @Test
    void aDiscriminatorOfItsOwn() {
        class Discriminating extends Dogs {
            Discriminating(Animals animals) {
                super(animals);
                text("race").discriminator();
            }
        }
        Told.of(animals, new Discriminating(animals))
                .contains("Discriminating extends Animals and has a discriminator() of its own: declare it there");
    }

    @Test
    void severalDiscriminators() {
        class Twice extends Animals {
            {
                text("race").discriminator("none");
            }
        }
        Told.of(new Twice())
                .containsExactly(
                        "Twice has several discriminator() columns: one says of which class a row is; keep one");
    }

    @Test
    void aColumnThatIsNoDiscriminator() {
        class Named extends EntityTable<Dog> {
            Named(Animals animals) {
                super(extending(animals.name, "Rex"), Dog.class, Dog::new);
            }
        }
        Told.of(animals, new Named(animals))
                .containsExactly(
                        "Named: extending(..) tells its rows by Animals.name, which is no discriminator: mark the column of"
                                + " Animals with discriminator()");
    }

    @Test
    void aDiscriminatorThatAPropertyKeeps() {
        class Mapped extends EntityTable<Animal> {
            {
                bigint("id").identity().primaryKey().map(a -> a.id, (a, v) -> a.id = v);
            }

            {
                text("kind").discriminator("animal").map(a -> a.kind, (a, v) -> a.kind = v);
            }

            Mapped() {
                super("animals", Animal.class, Animal::new);
            }
        }
        Told.of(new Mapped())
                .containsExactly(
                        "Mapped.kind is a discriminator(), which follows from an object's class, and is mapped to a property:"
                                + " leave map(..) out, and let the classes answer");
    }

    @Test
    void objectsOfNoKind() {
        class Concrete extends EntityTable<Animal> {
            {
                bigint("id").identity().primaryKey().map(a -> a.id, (a, v) -> a.id = v);
            }

            {
                text("kind").discriminator();
            }

            Concrete() {
                super("animals", Animal.class, Animal::new);
            }
        }
        class Untold extends EntityTable<Dog> {
            Untold(Animals animals) {
                super("dogs", extending(animals), Dog.class, Dog::new);
            }
        }
        Told.of(new AbstractAnimals()).isEmpty();
        Told.of(new Concrete())
                .containsExactly(
                        "Concrete makes objects of Animal, and nothing says what Concrete.kind is in their rows: give it in"
                                + " discriminator(..), or leave the factory out where no object is of that class alone");
        Told.of(animals, new Untold(animals))
                .containsExactly("Untold makes objects of Dog, and nothing says what Animals.kind is in their rows: say"
                        + " extending(Animals.kind, ..)");
    }

    @Test
    void twoClassesOfOneKind() {
        class Cats extends EntityTable<Cat> {
            Cats(Animals animals) {
                super(extending(animals.kind, "dog"), Cat.class, Cat::new);
            }
        }
        Told.of(animals, new Dogs(animals), new Cats(animals))
                .containsExactly(
                        "Dogs and Cats have the same kind, dog, so that nobody could tell their rows apart: change one of"
                                + " them");
    }

    @Test
    void aKeyOfAnotherSize() {
        Told.of(animals, new JoinedDogs(animals, "animal_id", "other_id"))
                .containsExactly(
                        "JoinedDogs names 2 key columns in by(..), and the key of Animals has 1: name one for each, in that"
                                + " order");
    }

    @Test
    void aKeyOverInheritedColumns() {
        class Unique extends JoinedDogs {
            Unique(Animals animals) {
                super(animals);
                unique(inherited(animals.name), text("bark").map(d -> d.bark, (d, v) -> d.bark = v));
            }
        }
        Told.of(animals, new Unique(animals))
                .containsExactly(
                        "Unique declares a key over (Unique.name, Unique.bark), which are not all its own columns: declare it"
                                + " where the columns are");
    }

    @Test
    void aRowVersionOfSeveralTables() {
        class Versioned extends Animals {
            {
                rowVersion();
            }
        }
        Versioned versioned = new Versioned();
        Told.of(versioned, new Dogs(versioned)).isEmpty();
        Told.of(versioned, new JoinedDogs(versioned))
                .containsExactly(
                        "Versioned has a rowVersion(), which tells changes of one table, and JoinedDogs has columns in another:"
                                + " declare a version() column instead");
    }

    @Test
    void aColumnThatTheSharedTableHas() {
        class Named extends Dogs {
            Named(Animals animals) {
                super(animals);
                text("name").map(d -> d.bark, (d, v) -> d.bark = v);
            }
        }
        class Joined extends JoinedDogs {
            Joined(Animals animals) {
                super(animals, "number");
                text("name").map(d -> d.bark, (d, v) -> d.bark = v);
                text("number").map(d -> d.bark, (d, v) -> d.bark = v);
            }
        }
        Told.of(animals, new Named(animals))
                .containsExactly(
                        "Column 'name' of Animals and column 'name' of Named have the same name: rename one of them");
        Told.of(animals, new Joined(animals))
                .containsExactly(
                        "Key column 'number' of Joined and column 'number' of Joined have the same name: rename one of them");
    }

    @Test
    void aTableNameUsedTwice() {
        class Puppies extends EntityTable<Puppy> {
            Puppies(Animals animals) {
                super("animals", extending(animals.kind, "puppy"), Puppy.class, Puppy::new);
            }
        }
        Told.of(animals, new Puppies(animals))
                .containsExactly(
                        "Table 'animals' of Animals and table 'animals' of Puppies have the same name: rename one of them");
    }

    @Test
    void aTableThatIsNotThereYet() {
        assertThatThrownBy(() -> new Dogs(new Animals() {}) {
                    {
                        extending(null, "dog");
                    }
                })
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "extending(..) is given no column: the mapping class that declares it is not initialised yet, because that"
                                + " needs this one first; refer to this one by a supplier there");
    }
}
