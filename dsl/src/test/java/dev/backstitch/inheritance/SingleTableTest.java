package dev.backstitch.inheritance;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.inheritance.Fleet.CARS;
import static dev.backstitch.inheritance.Fleet.GARAGES;
import static dev.backstitch.inheritance.Fleet.KEEPERS;
import static dev.backstitch.inheritance.Fleet.SPORTS_CARS;
import static dev.backstitch.inheritance.Fleet.TRUCKS;
import static dev.backstitch.inheritance.Fleet.VEHICLES;
import static dev.backstitch.session.OnConflict.onConflict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.UsageException;
import dev.backstitch.inheritance.Fleet.Car;
import dev.backstitch.inheritance.Fleet.Garage;
import dev.backstitch.inheritance.Fleet.Keeper;
import dev.backstitch.inheritance.Fleet.SportsCar;
import dev.backstitch.inheritance.Fleet.Truck;
import dev.backstitch.inheritance.Fleet.Vehicle;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Classes that extend each other, with all their rows in one table. */
class SingleTableTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Fleet.MODEL);

    /** Kim keeps one vehicle of each class. */
    private static void store() {
        SAMPLE.db().transaction(session -> {
            Keeper kim = session.add(new Keeper("Kim"));
            kim.vehicles.addAll(
                    List.of(new Vehicle("V"), new Car("C", 4), new SportsCar("S", 2, 300), new Truck("T", 40)));
        });
        SAMPLE.statements();
    }

    private static String rows() {
        return SAMPLE.sql()
                .resultQuery("select plate, kind, doors, speed, load from vehicles order by plate")
                .fetch()
                .formatCSV(false);
    }

    @Test
    void eachRowSaysWhichClassItIs() {
        store();
        assertThat(rows()).isEqualTo("""
                        C,car,4,"",""
                        S,sports,2,300,""
                        T,truck,"","",40
                        V,vehicle,"","",""
                        """);
    }

    @Test
    void aQueryOnTheBaseReadsEveryClass() {
        store();
        SAMPLE.db().transaction(session -> {
            List<Vehicle> all = session.list(from(VEHICLES).orderBy(VEHICLES.plate));
            assertThat(all)
                    .extracting(Object::getClass)
                    .containsExactly(Car.class, SportsCar.class, Truck.class, Vehicle.class);
            assertThat(((Car) all.get(0)).doors).isEqualTo(4);
            assertThat(((SportsCar) all.get(1)).speed).isEqualTo(300);
            assertThat(((SportsCar) all.get(1)).doors).isEqualTo(2);
            assertThat(((Truck) all.get(2)).load).isEqualTo(40);
            assertThat(SAMPLE.statements()).hasSize(1);
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
    }

    @Test
    void aQueryOnASubclassReadsItAndWhatExtendsIt() {
        store();
        SAMPLE.db().transaction(session -> {
            List<Car> cars = session.list(from(CARS).orderBy(VEHICLES.plate));
            assertThat(cars).extracting(car -> car.plate).containsExactly("C", "S");
            assertThat(cars.get(1)).isInstanceOf(SportsCar.class);
            List<SportsCar> sports = session.list(from(SPORTS_CARS));
            assertThat(sports).hasSize(1);
            assertThat((Object) sports.get(0)).isSameAs(cars.get(1));
            assertThat(session.list(from(TRUCKS).where(TRUCKS.load.gt(50)))).isEmpty();
            assertThat(session.list(from(VEHICLES).where(CARS.doors.eq(2)))).hasSize(1);
            assertThat(session.list(from(TRUCKS).where(VEHICLES.plate.eq("C")))).isEmpty();
        });
    }

    @Test
    void aKeyFindsWhatTheClassAskedForAllows() {
        store();
        SAMPLE.db().transaction(session -> {
            Long id = session.one(from(TRUCKS)).id;
            assertThat(session.find(TRUCKS.id, id)).isPresent();
            assertThat(session.find(CARS.id, id)).isEmpty();
            assertThat(session.find(VEHICLES.id, id).orElseThrow()).isInstanceOf(Truck.class);
        });
        SAMPLE.db().transaction(session -> {
            Long id = SAMPLE.sql()
                    .fetchOne("select id from vehicles where plate = 'S'")
                    .get(0, Long.class);
            SAMPLE.statements();
            Car car = session.find(CARS.id, id).orElseThrow();
            assertThat(car).isInstanceOf(SportsCar.class);
            assertThat((Object) session.find(SPORTS_CARS.id, id).orElseThrow()).isSameAs(car);
            assertThat(SAMPLE.statements()).hasSize(1);
            assertThat((Object) session.find(VEHICLES.plate, "S").orElseThrow()).isSameAs(car);
        });
    }

    @Test
    void relationshipsOfTheBaseHoldObjectsOfEveryClass() {
        store();
        SAMPLE.db().transaction(session -> {
            Keeper kim = session.one(from(KEEPERS).with(KEEPERS.vehicles));
            assertThat(kim.vehicles).hasSize(4).anyMatch(SportsCar.class::isInstance);
            assertThat(kim.vehicles).allMatch(vehicle -> vehicle.keeper.get() == kim);
            Car car = session.one(from(CARS).where(VEHICLES.plate.eq("C")).with(VEHICLES.keeper));
            assertThat(car.keeper.get()).isSameAs(kim);
            Keeper lee = session.add(new Keeper("Lee"));
            lee.vehicles.add(car);
            assertThat(kim.vehicles).hasSize(3);
        });
        assertThat(
                        SAMPLE.sql()
                                .fetchValues(
                                        "select k.name from vehicles v join keepers k on k.id = v.keeper_id where v.plate = 'C'"))
                .hasToString("[Lee]");
    }

    @Test
    void relationshipsOfASubclassHoldWhatExtendsIt() {
        SAMPLE.db().transaction(session -> {
            Garage garage = session.add(new Garage("Mill Lane"));
            garage.cars.addAll(List.of(new Car("C", 4), new SportsCar("S", 2, 300)));
            Keeper kim = session.add(new Keeper("Kim"));
            kim.favourite.set(new Truck("T", 40));
        });
        SAMPLE.db().transaction(session -> {
            Garage garage = session.one(from(GARAGES));
            assertThat(garage.cars).extracting(car -> car.plate).containsExactlyInAnyOrder("C", "S");
            Keeper kim = session.one(from(KEEPERS).with(KEEPERS.favourite));
            assertThat(kim.favourite.get().load).isEqualTo(40);
            assertThat(kim.favourite.get().fan.get()).isSameAs(kim);
            assertThat(session.list(from(GARAGES).where(GARAGES.cars.any(SPORTS_CARS.speed.gt(200)))))
                    .containsExactly(garage);
            assertThat(session.list(from(GARAGES).where(GARAGES.cars.any(TRUCKS.load.gt(0)))))
                    .isEmpty();
            assertThat(session.list(from(CARS).where(VEHICLES.keeper.isNull()))).hasSize(2);
            assertThat(session.list(from(TRUCKS).where(TRUCKS.fan.isNull()))).isEmpty();
        });
    }

    @Test
    void rowsOfAllClassesAreWrittenInAConstantNumberOfStatements() {
        for (int count : new int[] {1, 500}) {
            SAMPLE.db().transaction(session -> {
                SAMPLE.statements();
                for (int i = 0; i < count; i++) {
                    session.add(new Car("C" + count + "-" + i, 4));
                    session.add(new Truck("T" + count + "-" + i, 40));
                }
                session.flush();
                assertThat(SAMPLE.statements())
                        .as("an insert a class, whose columns differ")
                        .hasSize(2);
                List<Vehicle> all = session.list(from(VEHICLES));
                SAMPLE.statements();
                all.forEach(vehicle -> vehicle.plate += "!");
                session.flush();
                assertThat(SAMPLE.statements()).as("one update of one column").hasSize(1);
                all.forEach(session::delete);
                session.flush();
                assertThat(SAMPLE.statements()).as("one delete").hasSize(1);
            });
            assertThat(SAMPLE.sql().fetchCount(VEHICLES)).isZero();
        }
    }

    @Test
    void uniqueValuesPassFromClassToClass() {
        store();
        SAMPLE.db().transaction(session -> {
            session.delete(session.one(from(TRUCKS)));
            session.add(new Car("T", 5));
            Car car = session.one(from(CARS).where(VEHICLES.plate.eq("C")));
            car.plate = "C2";
            session.add(new SportsCar("C", 2, 250));
        });
        assertThat(rows()).isEqualTo("""
                        C,sports,2,250,""
                        C2,car,4,"",""
                        S,sports,2,300,""
                        T,car,5,"",""
                        V,vehicle,"","",""
                        """);
    }

    @Test
    void whatASubclassNeedsIsHeldByTheSchemaForItsOwnRows() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(new Car("C", null));
                }))
                .hasMessageContaining("Cars.doors");
        assertThatThrownBy(() -> SAMPLE.sql().execute("insert into vehicles (kind, plate) values ('sports', 'X')"))
                .hasMessageContaining("vehicles_doors_check");
        SAMPLE.sql().execute("insert into vehicles (kind, plate, load) values ('truck', 'X', 1)");
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.add(new Car("X", 3));
                }))
                .isInstanceOf(ConstraintException.class)
                .hasMessageContaining("plate");
    }

    @Test
    void aRowOfAKindThatNoTableHasIsTold() {
        SAMPLE.sql().execute("insert into vehicles (kind, plate) values ('boat', 'B')");
        Long id = SAMPLE.sql().fetchOne("select id from vehicles").get(0, Long.class);
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.list(from(VEHICLES));
                }))
                .isInstanceOf(UsageException.class)
                .hasMessage("Vehicles " + id
                        + " is of the kind 'boat' by kind, and no table of the model has that kind: give the table that extends"
                        + " Vehicles for it to Model.of");
    }

    @Test
    void bulkStatementsKeepToTheClass() {
        store();
        SAMPLE.db().transaction(session -> {
            Car car = session.one(from(CARS).where(VEHICLES.plate.eq("C")));
            assertThat(session.update(CARS).set(CARS.doors, 3).all().run()).isEqualTo(2);
            assertThat(car.doors).isEqualTo(3);
            assertThat(session.deleteFrom(SPORTS_CARS).all().run()).isEqualTo(1);
            assertThat(session.update(VEHICLES)
                            .set(VEHICLES.plate, VEHICLES.plate.concat("!"))
                            .where(VEHICLES.plate.ne("V"))
                            .run())
                    .isEqualTo(2);
            assertThat(car.plate).isEqualTo("C!");
            assertThat(session.deleteFrom(CARS).where(CARS.doors.eq(3)).run()).isEqualTo(1);
            assertThat(session.contains(car)).isFalse();
        });
        assertThat(rows()).isEqualTo("T!,truck,\"\",\"\",40\nV,vehicle,\"\",\"\",\"\"\n");
    }

    @Test
    void loadsAndUpsertsWriteTheKind() {
        SAMPLE.db().transaction(session -> {
            Stream<Truck> trucks = IntStream.range(0, 3).mapToObj(i -> new Truck("T" + i, i));
            assertThat(session.bulkLoad(TRUCKS, trucks)).isEqualTo(3);
            Car car = new Car("C", 4);
            session.upsert(car, onConflict(CARS.plate));
            assertThatThrownBy(() -> session.upsert(new Truck("T9", 9), onConflict(VEHICLES.plate)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "upsert: an object of Trucks is among those of Vehicles, which it extends: give objects of one"
                                    + " class to each call");
        });
        assertThat(SAMPLE.sql().fetchValues("select kind from vehicles order by plate"))
                .hasToString("[car, truck, truck, truck]");
    }

    @Test
    void aRolledBackAndARefreshedObjectAreWhatTheirRowsAre() {
        store();
        SAMPLE.db().transaction(session -> {
            SportsCar car = session.one(from(SPORTS_CARS));
            assertThatThrownBy(() -> session.transaction(nested -> {
                        car.speed = 1;
                        car.doors = 1;
                        nested.flush();
                        throw new IllegalStateException("back");
                    }))
                    .hasMessage("back");
            assertThat(car.speed).isEqualTo(300);
            assertThat(car.doors).isEqualTo(2);
            session.dsl().execute("update vehicles set speed = 310, plate = 'S2' where plate = 'S'");
            session.refresh(car);
            assertThat(car.speed).isEqualTo(310);
            assertThat(car.plate).isEqualTo("S2");
        });
    }

    @Test
    void anAliasOfASubclassReadsTheTableOfTheBase() {
        store();
        SAMPLE.db().transaction(session -> {
            Fleet.Cars fast = CARS.as("fast");
            assertThat(session.list(from(fast).where(fast.doors.eq(2), fast.plate.eq("S"), fast.garage.isNull())))
                    .extracting(Object::getClass)
                    .containsExactly(SportsCar.class);
            assertThat(SAMPLE.statements().get(0))
                    .contains("from \"vehicles\" as \"fast\" where")
                    .doesNotContain("\"vehicles\".");
            Fleet.Vehicles other = VEHICLES.as("other");
            assertThat(session.list(from(CARS)
                            .where(org.jooq.impl.DSL.exists(org.jooq
                                    .impl
                                    .DSL
                                    .selectOne()
                                    .from(other)
                                    .where(other.plate.gt(CARS.plate), other.kind.eq("sports"))))))
                    .extracting(car -> car.plate)
                    .containsExactly("C");
        });
    }
}
