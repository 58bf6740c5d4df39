package dev.backstitch.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What classes that extend each other have in common is typed: each claim has its control, the same snippet without the mistake. */
class FamilyDoesNotCompileTest {

    private static final String FAMILY = """
            import static dev.backstitch.dsl.EntityQuery.from;

            import dev.backstitch.dsl.EntityTable;
            import dev.backstitch.link.*;
            import dev.backstitch.model.*;
            import dev.backstitch.session.*;
            import java.util.List;

            class Snippet {
                static class Home { final Many<Animal> animals = Homes.HOMES.animals.of(this); }
                static class Animal { Long id; final One<Home> home = Animals.ANIMALS.home.of(this); }
                static class Dog extends Animal { final One<Home> kennel = Dogs.DOGS.kennel.of(this); }
                static class Homes extends EntityTable<Home> {
                    static final Homes HOMES = new Homes();
                    final Column<Home, Long> id = bigint("id").primaryKey();
                    final ToMany<Home, Animal> animals = toMany("animals", (Home h) -> h.animals);
                    Homes() { super("homes", Home.class, Home::new); }
                }
                static class Animals extends EntityTable<Animal> {
                    static final Animals ANIMALS = new Animals();
                    final Column<Animal, Long> id = bigint("id").primaryKey();
                    final Column<Animal, String> kind = text("kind").discriminator();
                    final ToOne<Animal, Home> home = toOne("home", (Animal a) -> a.home);
                    Animals() { super("animals", Animal.class); }
                }
                static class Dogs extends EntityTable<Dog> {
                    static final Dogs DOGS = new Dogs();
                    final Column<Dog, Long> id = inherited(%s);
                    final ToOne<Dog, Home> kennel = toOne("kennel", (Dog d) -> d.kennel);
                    Dogs() { super(%s, Dog.class, Dog::new); }
                }
                static void use(Session session) {
                    %s
                }
            }
            """;

    @TempDir
    Path out;

    private List<String> family(String inherited, String extending, String statement) {
        return Snippet.errors(out, "Snippet", String.format(FAMILY, inherited, extending, statement));
    }

    private List<String> use(String statement) {
        return family("Animals.ANIMALS.id", "extending(Animals.ANIMALS.kind, \"dog\")", statement);
    }

    @Test
    void aFamilyThatFitsCompiles() {
        assertThat(use("")).isEmpty();
        assertThat(family("Animals.ANIMALS.id", "\"dogs\", extending(Animals.ANIMALS)", ""))
                .isEmpty();
    }

    @Test
    void aTableOfAClassThatTheEntityDoesNotExtend() {
        assertThat(family("Animals.ANIMALS.id", "\"dogs\", extending(Homes.HOMES)", ""))
                .isNotEmpty();
    }

    @Test
    void aKindOfAnotherType() {
        assertThat(family("Animals.ANIMALS.id", "extending(Animals.ANIMALS.kind, 1)", ""))
                .isNotEmpty();
    }

    @Test
    void oneTableWithoutAKind() {
        assertThat(family("Animals.ANIMALS.id", "extending(Animals.ANIMALS)", ""))
                .isNotEmpty();
    }

    @Test
    void aColumnOfAnotherFamily() {
        assertThat(family("Homes.HOMES.id", "extending(Animals.ANIMALS.kind, \"dog\")", ""))
                .isNotEmpty();
    }

    @Test
    void resultsAreOfTheClassAskedFor() {
        assertThat(use("Dog dog = session.get(Dogs.DOGS.id, 1L);")).isEmpty();
        assertThat(use("Dog dog = session.get(Animals.ANIMALS.id, 1L);")).isNotEmpty();
        assertThat(use("List<Animal> all = session.list(from(Animals.ANIMALS));"))
                .isEmpty();
        assertThat(use("List<Dog> all = session.list(from(Animals.ANIMALS));")).isNotEmpty();
    }

    @Test
    void relationshipsOfTheBaseAreLoadedWithTheSubclassAndNotTheOtherWayRound() {
        assertThat(use("session.list(from(Dogs.DOGS).with(Animals.ANIMALS.home));"))
                .isEmpty();
        assertThat(use("session.list(from(Animals.ANIMALS).with(Dogs.DOGS.kennel));"))
                .isNotEmpty();
    }
}
