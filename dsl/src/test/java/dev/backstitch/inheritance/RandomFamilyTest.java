package dev.backstitch.inheritance;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.inheritance.Archive.DOCUMENTS;
import static dev.backstitch.inheritance.Archive.FOLDERS;
import static dev.backstitch.inheritance.Fleet.GARAGES;
import static dev.backstitch.inheritance.Fleet.KEEPERS;
import static dev.backstitch.inheritance.Fleet.VEHICLES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.error.RefusedDataException;
import dev.backstitch.inheritance.Archive.Document;
import dev.backstitch.inheritance.Archive.Folder;
import dev.backstitch.inheritance.Archive.Invoice;
import dev.backstitch.inheritance.Archive.Letter;
import dev.backstitch.inheritance.Archive.RegisteredLetter;
import dev.backstitch.inheritance.Fleet.Car;
import dev.backstitch.inheritance.Fleet.Garage;
import dev.backstitch.inheritance.Fleet.Keeper;
import dev.backstitch.inheritance.Fleet.SportsCar;
import dev.backstitch.inheritance.Fleet.Truck;
import dev.backstitch.inheritance.Fleet.Vehicle;
import dev.backstitch.link.One;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import dev.backstitch.testing.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is done to objects of several classes, a new session reads after the commit what they were at it. */
class RandomFamilyTest {

    private static final int COMMITS = Integer.getInteger("backstitch.commits", 150);

    @RegisterExtension
    static final SampleDatabase FLEET = new SampleDatabase(Fleet.MODEL);

    @RegisterExtension
    static final SampleDatabase ARCHIVE = new SampleDatabase(Archive.MODEL);

    private final Random random = new Random(Seed.VALUE);
    private int made;

    @Test
    void aFamilyInOneTable() {
        run(FLEET, this::changeFleet, RandomFamilyTest::fleet);
    }

    @Test
    void aFamilyInSeveralTables() {
        run(ARCHIVE, this::changeArchive, RandomFamilyTest::archive);
    }

    private void run(
            SampleDatabase place, java.util.function.Consumer<Session> change, Function<Session, List<String>> state) {
        System.out.println("RandomFamilyTest: -Dbackstitch.seed=" + Seed.VALUE);
        List<String> stored = List.of();
        int refused = 0;
        for (int commit = 0; commit < COMMITS; commit++) {
            try {
                stored = place.db().transaction(session -> {
                    for (int i = random.nextInt(8); i >= 0; i--) {
                        change.accept(session);
                    }
                    return state.apply(session);
                });
            } catch (RefusedDataException exchange) {
                assertThat(exchange).hasMessageContaining("exchange their values");
                refused++;
            }
            assertThat(place.db().transaction(state::apply))
                    .as("commit %s of -Dbackstitch.seed=%s", commit, Seed.VALUE)
                    .isEqualTo(stored);
        }
        assertThat(refused).isLessThan(COMMITS / 5);
    }

    private void changeFleet(Session session) {
        List<Vehicle> vehicles = session.list(from(VEHICLES).orderBy(VEHICLES.id));
        switch (vehicles.isEmpty() ? 0 : random.nextInt(9)) {
            case 0, 1 -> session.add(vehicle(freePlate(vehicles)));
            case 2 -> {
                Vehicle gone = any(vehicles);
                session.delete(gone);
                session.add(vehicle(gone.plate));
            }
            case 3 -> any(vehicles).plate = freePlate(vehicles);
            case 4 -> change(any(vehicles));
            case 5 -> any(vehicles).keeper.set(keeper(session));
            case 6 -> ofClass(vehicles, Car.class, car -> car.garage.set(garage(session)));
            case 7 ->
                ofClass(
                        vehicles,
                        Truck.class,
                        truck -> keeper(session).favourite.set(truck));
            default -> session.delete(any(vehicles));
        }
    }

    private Vehicle vehicle(String plate) {
        int number = random.nextInt(100);
        return switch (random.nextInt(4)) {
            case 0 -> new Vehicle(plate);
            case 1 -> new Car(plate, number);
            case 2 -> new SportsCar(plate, number, number + 1);
            default -> new Truck(plate, number);
        };
    }

    private void change(Vehicle vehicle) {
        if (vehicle instanceof Car car) {
            car.doors = random.nextInt(100);
        }
        if (vehicle instanceof SportsCar car && random.nextBoolean()) {
            car.speed = random.nextInt(100);
        }
        if (vehicle instanceof Truck truck) {
            truck.load = random.nextInt(100);
        }
    }

    private String freePlate(List<Vehicle> vehicles) {
        String plate = "P" + random.nextInt(10);
        boolean taken = vehicles.stream().anyMatch(vehicle -> vehicle.plate.equals(plate));
        return taken ? "N" + made++ : plate;
    }

    private Keeper keeper(Session session) {
        List<Keeper> keepers = session.list(from(KEEPERS));
        return keepers.isEmpty() || random.nextInt(4) == 0 ? session.add(new Keeper("K" + made++)) : any(keepers);
    }

    private Garage garage(Session session) {
        List<Garage> garages = session.list(from(GARAGES));
        return garages.isEmpty() || random.nextInt(4) == 0 ? session.add(new Garage("G" + made++)) : any(garages);
    }

    private static List<String> fleet(Session session) {
        Stream<String> vehicles = session.list(from(VEHICLES)).stream().map(RandomFamilyTest::told);
        Stream<String> keepers = session
                .list(from(KEEPERS).with(KEEPERS.vehicles).with(KEEPERS.favourite))
                .stream()
                .map(keeper -> keeper.name
                        + keeper.vehicles.stream()
                                .map(each -> each.plate)
                                .sorted()
                                .toList()
                        + name(keeper.favourite, truck -> truck.plate));
        Stream<String> garages = session.list(from(GARAGES)).stream()
                .map(garage -> garage.street
                        + garage.cars.stream().map(each -> each.plate).sorted().toList());
        return Stream.of(vehicles, keepers, garages)
                .flatMap(Function.identity())
                .sorted()
                .toList();
    }

    private static String told(Vehicle vehicle) {
        String told = vehicle.plate + " " + vehicle.getClass().getSimpleName() + name(vehicle.keeper, k -> k.name);
        if (vehicle instanceof Car car) {
            told += " " + car.doors + name(car.garage, garage -> garage.street);
        }
        if (vehicle instanceof SportsCar car) {
            told += " " + car.speed;
        }
        return vehicle instanceof Truck truck ? told + " " + truck.load + name(truck.fan, k -> k.name) : told;
    }

    private void changeArchive(Session session) {
        List<Folder> folders = session.list(from(FOLDERS).orderBy(FOLDERS.id));
        if (folders.isEmpty()) {
            session.add(new Folder("F" + made++));
            return;
        }
        Folder folder = any(folders);
        List<Document> documents = session.list(from(DOCUMENTS).orderBy(DOCUMENTS.id));
        switch (documents.isEmpty() ? 0 : random.nextInt(8)) {
            case 0, 1 -> folder.documents.add(document());
            case 2 -> any(documents).title = "T" + made++;
            case 3 -> change(any(documents));
            case 4 -> any(documents).folder.set(folder);
            case 5 -> ofClass(documents, Letter.class, one -> ofClass(documents, Letter.class, one.answers::set));
            case 6 -> session.delete(random.nextInt(3) == 0 ? folder : any(documents));
            default -> session.add(new Folder("F" + made++)).documents.add(any(documents));
        }
    }

    private Document document() {
        int number = made++;
        return switch (random.nextInt(3)) {
            case 0 -> new Invoice("D" + number, number);
            case 1 -> new Letter("D" + number, "text " + number);
            default -> new RegisteredLetter("D" + number, "text " + number, "code " + number);
        };
    }

    private void change(Document document) {
        if (document instanceof Invoice invoice) {
            invoice.amount = made++;
        } else if (document instanceof RegisteredLetter letter && random.nextBoolean()) {
            letter.code = "code " + made++;
        } else if (document instanceof Letter letter) {
            letter.text = "text " + made++;
        }
    }

    private static List<String> archive(Session session) {
        session.flush();
        return session.list(from(FOLDERS).with(FOLDERS.documents)).stream()
                .map(folder -> folder.name
                        + folder.documents.stream()
                                .map(RandomFamilyTest::told)
                                .sorted()
                                .toList())
                .sorted()
                .toList();
    }

    private static String told(Document document) {
        String told = document.getClass().getSimpleName() + " " + document.title + " " + document.version;
        if (document instanceof Invoice invoice) {
            return told + " " + invoice.amount + " " + invoice.doubled;
        }
        Letter letter = (Letter) document;
        told += " " + letter.text + name(letter.answers, other -> other.title)
                + letter.answered.stream().map(each -> each.title).sorted().toList();
        return letter instanceof RegisteredLetter registered ? told + " " + registered.code : told;
    }

    private static <T> String name(One<T> link, Function<T, String> name) {
        return " " + (link.get() == null ? "none" : name.apply(link.get()));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T, S extends T> void ofClass(List<T> all, Class<S> type, java.util.function.Consumer<S> action) {
        List<S> some = new ArrayList<>();
        all.forEach(each -> {
            if (type.isInstance(each)) {
                some.add(type.cast(each));
            }
        });
        if (!some.isEmpty()) {
            action.accept(any(some));
        }
    }
}
