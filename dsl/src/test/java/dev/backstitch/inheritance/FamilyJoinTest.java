package dev.backstitch.inheritance;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.inheritance.Archive.DOCUMENTS;
import static dev.backstitch.inheritance.Archive.FOLDERS;
import static dev.backstitch.inheritance.Archive.INVOICES;
import static dev.backstitch.inheritance.Archive.LETTERS;
import static dev.backstitch.inheritance.Fleet.CARS;
import static dev.backstitch.inheritance.Fleet.GARAGES;
import static dev.backstitch.inheritance.Fleet.KEEPERS;
import static dev.backstitch.inheritance.Fleet.VEHICLES;
import static dev.backstitch.inheritance.Fleet.SPORTS_CARS;
import static dev.backstitch.inheritance.Fleet.TRUCKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.UsageException;
import dev.backstitch.inheritance.Archive.Document;
import dev.backstitch.inheritance.Archive.Folder;
import dev.backstitch.inheritance.Archive.Invoice;
import dev.backstitch.inheritance.Archive.Letter;
import dev.backstitch.inheritance.Fleet.Car;
import dev.backstitch.inheritance.Fleet.Garage;
import dev.backstitch.inheritance.Fleet.Keeper;
import dev.backstitch.inheritance.Fleet.SportsCar;
import dev.backstitch.inheritance.Fleet.Truck;
import dev.backstitch.inheritance.Fleet.Vehicle;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Joins from, to and along classes that extend each other. */
class FamilyJoinTest {

    @RegisterExtension
    static final SampleDatabase FLEET = new SampleDatabase(Fleet.MODEL);

    @RegisterExtension
    static final SampleDatabase ARCHIVE = new SampleDatabase(Archive.MODEL);

    @BeforeEach
    void rows() {
        Keeper ann = new Keeper("Ann");
        Keeper ben = new Keeper("Ben");
        Garage garage = new Garage("Elm Street");
        Car car = new Car("C1", 4);
        SportsCar fast = new SportsCar("S1", 2, 300);
        garage.cars.addAll(List.of(car, fast));
        ann.vehicles.addAll(List.of(car, new Truck("T1", 7)));
        ben.vehicles.add(fast);
        FLEET.db().transaction(session -> {
            List.of(ann, ben, garage).forEach(session::add);
        });
        Folder taxes = new Folder("taxes");
        Folder mail = new Folder("mail");
        Letter answer = new Letter("re", "yes");
        Letter question = new Letter("q", "why");
        answer.answers.set(question);
        taxes.documents.addAll(List.of(new Invoice("i1", 10), new Invoice("i2", 20)));
        mail.documents.addAll(List.of(question, answer));
        ARCHIVE.db().transaction(session -> {
            List.of(taxes, mail).forEach(session::add);
        });
        FLEET.statements();
        ARCHIVE.statements();
    }

    private static <E> List<E> fleet(EntityQuery<E> query) {
        return FLEET.db().transaction(session -> session.list(query));
    }

    private static <E> List<E> archive(EntityQuery<E> query) {
        return ARCHIVE.db().transaction(session -> session.list(query));
    }

    @Test
    void inOneTableOnlyRowsOfTheClassAreJoined() {
        List<Keeper> keepers = fleet(from(KEEPERS).join(KEEPERS.vehicles).where(CARS.doors.eq(2)));
        assertThat(keepers).extracting(keeper -> keeper.name).containsExactly("Ben");
        List<Garage> garages = fleet(from(GARAGES).join(GARAGES.cars).where(CARS.plate.like("%1")));
        assertThat(garages).hasSize(1);
        assertThat(FLEET.statements().get(1)).contains("\"vehicles\".\"kind\" in ('car', 'sports')");
    }

    @Test
    void aRelationshipOfWhatAClassExtendsIsJoinedFromIt() {
        List<Car> cars = fleet(
                from(CARS).join(VEHICLES.keeper).orderBy(KEEPERS.name.desc()).limit(1));
        assertThat(cars).extracting(car -> car.plate).containsExactly("S1");
        Fleet.Cars c = CARS.as("c");
        List<Car> same = fleet(from(c).join(VEHICLES.keeper).where(KEEPERS.name.eq("Ann"), c.doors.eq(4)));
        assertThat(same).extracting(car -> car.plate).containsExactly("C1");
    }

    @Test
    void ofSeveralTablesAllAreJoined() {
        List<Folder> folders = archive(from(FOLDERS).join(FOLDERS.documents).where(INVOICES.amount.gt(5)));
        assertThat(folders).extracting(folder -> folder.name).containsExactly("taxes");
        List<Folder> others = archive(from(FOLDERS)
                .leftJoin(FOLDERS.documents, DOCUMENTS.as("d"))
                .where(field(name("d_invoices", "amount")).isNull()));
        assertThat(others).extracting(folder -> folder.name).containsExactly("mail");
    }

    @Test
    void lockedRowsAreTheRoots() {
        List<Invoice> invoices = archive(from(INVOICES)
                .join(DOCUMENTS.folder)
                .where(FOLDERS.name.eq("taxes"))
                .orderBy(FOLDERS.name, INVOICES.amount.desc())
                .forUpdate());
        assertThat(invoices).extracting(invoice -> invoice.title).containsExactly("i2", "i1");
        assertThat(ARCHIVE.statements().get(0)).endsWith("for update of \"documents\", \"invoices\"");
    }

    @Test
    void aTableOfAFamilyIsJoinedWithItself() {
        Archive.Letters l = LETTERS.as("l");
        List<Letter> letters = archive(from(LETTERS).join(LETTERS.answers, l).where(l.text.eq("why")));
        assertThat(letters).extracting(letter -> letter.title).containsExactly("re");
        List<Document> documents = archive(from(DOCUMENTS)
                .join(DOCUMENTS.folder, folder -> folder.join(FOLDERS.documents, DOCUMENTS.as("o")))
                .where(DOCUMENTS.as("o").title.eq("i1"), DOCUMENTS.title.ne("i1")));
        assertThat(documents).extracting(document -> document.title).containsExactly("i2");
    }

    record Load(String plate, String keeper) {}

    @Test
    void projectionsReadColumnsOfEveryClass() {
        List<Load> loads = FLEET.db()
                .transaction(session -> session.list(from(CARS)
                        .leftJoin(VEHICLES.keeper)
                        .where(CARS.doors.le(4))
                        .orderBy(CARS.plate)
                        .select(row(CARS.plate, KEEPERS.name).mapping(Load::new))));
        assertThat(loads).containsExactly(new Load("C1", "Ann"), new Load("S1", "Ben"));
        List<List<Integer>> amounts = ARCHIVE.db()
                .transaction(session -> session.list(from(FOLDERS)
                        .orderBy(FOLDERS.name.desc())
                        .select(FOLDERS.documents.multiset(INVOICES.amount).where(INVOICES.amount.isNotNull()))));
        assertThat(amounts).containsExactly(List.of(10, 20), List.of());
        List<List<String>> answers = ARCHIVE.db()
                .transaction(session -> session.list(from(LETTERS)
                        .orderBy(DOCUMENTS.title)
                        .select(LETTERS.answered.multiset(DOCUMENTS.title))));
        assertThat(answers).containsExactly(List.of("re"), List.of());
    }

    @Test
    void aFetchMakesObjectsOfTheirOwnClass() {
        List<Vehicle> vehicles = FLEET.db()
                .transaction(session -> session.fetch(
                        select(VEHICLES.fields())
                                .select(CARS.doors, CARS.garageId, SPORTS_CARS.speed, TRUCKS.load)
                                .from(VEHICLES)
                                .orderBy(VEHICLES.plate),
                        VEHICLES));
        assertThat(vehicles).extracting(Object::getClass).containsExactly(Car.class, SportsCar.class, Truck.class);
        assertThatThrownBy(() -> FLEET.db()
                        .transaction(session -> session.fetch(selectFrom(VEHICLES), VEHICLES)))
                .isInstanceOf(UsageException.class)
                .hasMessage("fetch(..) reads whole rows of Vehicles, and the query does not select vehicles.doors,"
                        + " vehicles.garage_id, vehicles.speed, vehicles.load: select all columns, as in select(TABLE.fields()); nothing was"
                        + " sent");
    }
}
