package dev.backstitch.inheritance;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Vehicles of several classes in one table, with the people who keep them and the garages of cars. */
final class Fleet {

    static final Keepers KEEPERS = Keepers.KEEPERS;
    static final Vehicles VEHICLES = Vehicles.VEHICLES;
    static final Cars CARS = Cars.CARS;
    static final SportsCars SPORTS_CARS = SportsCars.SPORTS_CARS;
    static final Trucks TRUCKS = Trucks.TRUCKS;
    static final Garages GARAGES = Garages.GARAGES;

    static final Model MODEL = Model.of(KEEPERS, SPORTS_CARS, CARS, TRUCKS, VEHICLES, GARAGES);

    private Fleet() {}

    static final class Keeper {
        Long id;
        String name;
        final Many<Vehicle> vehicles = KEEPERS.vehicles.of(this);
        final One<Truck> favourite = KEEPERS.favourite.of(this);

        Keeper() {}

        Keeper(String name) {
            this.name = name;
        }
    }

    static class Vehicle {
        Long id;
        String plate;
        final One<Keeper> keeper = VEHICLES.keeper.of(this);

        Vehicle() {}

        Vehicle(String plate) {
            this.plate = plate;
        }
    }

    static class Car extends Vehicle {
        Integer doors;
        final One<Garage> garage = CARS.garage.of(this);

        Car() {}

        Car(String plate, Integer doors) {
            super(plate);
            this.doors = doors;
        }
    }

    static final class SportsCar extends Car {
        int speed;

        SportsCar() {}

        SportsCar(String plate, Integer doors, int speed) {
            super(plate, doors);
            this.speed = speed;
        }
    }

    static final class Truck extends Vehicle {
        int load;
        final One<Keeper> fan = TRUCKS.fan.of(this);

        Truck() {}

        Truck(String plate, int load) {
            super(plate);
            this.load = load;
        }
    }

    static final class Garage {
        Long id;
        String street;
        final Many<Car> cars = GARAGES.cars.of(this);

        Garage() {}

        Garage(String street) {
            this.street = street;
        }
    }

    static final class Keepers extends EntityTable<Keeper> {
        static final Keepers KEEPERS = new Keepers();
        final Column<Keeper, Long> id = bigint("id").identity().primaryKey().map(k -> k.id, (k, v) -> k.id = v);
        final Column<Keeper, String> name = text("name").notNull().map(k -> k.name, (k, v) -> k.name = v);
        final Column<Keeper, Long> favouriteId = bigint("favourite_id")
                .unique()
                .references(() -> Trucks.TRUCKS.id)
                .onDelete(ReferentialAction.SET_NULL);
        final ToMany<Keeper, Vehicle> vehicles =
                toMany("vehicles", (Keeper k) -> k.vehicles).backPopulates(() -> Vehicles.VEHICLES.keeper);
        final ToOne<Keeper, Truck> favourite =
                toOne("favourite", (Keeper k) -> k.favourite).on(favouriteId).backPopulates(() -> Trucks.TRUCKS.fan);

        private Keepers() {
            super("keepers", Keeper.class, Keeper::new);
        }
    }

    static final class Vehicles extends EntityTable<Vehicle> {
        static final Vehicles VEHICLES = new Vehicles();
        final Column<Vehicle, Long> id = bigint("id").identity().primaryKey().map(v -> v.id, (v, x) -> v.id = x);
        final Column<Vehicle, String> kind = varchar("kind", 10).discriminator("vehicle");
        final Column<Vehicle, String> plate = text("plate").notNull().unique().map(v -> v.plate, (v, x) -> v.plate = x);
        final Column<Vehicle, Long> keeperId = bigint("keeper_id").references(() -> Keepers.KEEPERS.id);
        final ToOne<Vehicle, Keeper> keeper =
                toOne("keeper", (Vehicle v) -> v.keeper).on(keeperId).backPopulates(() -> Keepers.KEEPERS.vehicles);

        private Vehicles() {
            super("vehicles", Vehicle.class, Vehicle::new);
        }

        private Vehicles(String alias, Vehicles of) {
            super(alias, of);
        }

        @Override
        public Vehicles as(String alias) {
            return new Vehicles(alias, this);
        }
    }

    static final class Cars extends EntityTable<Car> {
        static final Cars CARS = new Cars();
        final Column<Car, Long> id = inherited(Vehicles.VEHICLES.id);
        final Column<Car, String> kind = inherited(Vehicles.VEHICLES.kind);
        final Column<Car, String> plate = inherited(Vehicles.VEHICLES.plate);
        final Column<Car, Integer> doors = integer("doors").notNull().map(c -> c.doors, (c, v) -> c.doors = v);
        final Column<Car, Long> garageId = bigint("garage_id").references(() -> Garages.GARAGES.id);
        final ToOne<Car, Garage> garage =
                toOne("garage", (Car c) -> c.garage).on(garageId).backPopulates(() -> Garages.GARAGES.cars);

        private Cars() {
            super(extending(Vehicles.VEHICLES.kind, "car"), Car.class, Car::new);
        }

        private Cars(String alias, Cars of) {
            super(alias, of);
        }

        @Override
        public Cars as(String alias) {
            return new Cars(alias, this);
        }
    }

    static final class SportsCars extends EntityTable<SportsCar> {
        static final SportsCars SPORTS_CARS = new SportsCars();
        final Column<SportsCar, Long> id = inherited(Vehicles.VEHICLES.id);
        final Column<SportsCar, Integer> speed = integer("speed").notNull().map(c -> c.speed, (c, v) -> c.speed = v);

        private SportsCars() {
            super(extending(Cars.CARS.kind, "sports"), SportsCar.class, SportsCar::new);
        }
    }

    static final class Trucks extends EntityTable<Truck> {
        static final Trucks TRUCKS = new Trucks();
        final Column<Truck, Long> id = inherited(Vehicles.VEHICLES.id);
        final Column<Truck, Integer> load = integer("load").notNull().map(t -> t.load, (t, v) -> t.load = v);
        final ToOne<Truck, Keeper> fan =
                toOne("fan", (Truck t) -> t.fan).backPopulates(() -> Keepers.KEEPERS.favourite);

        private Trucks() {
            super(extending(Vehicles.VEHICLES.kind, "truck"), Truck.class, Truck::new);
        }
    }

    static final class Garages extends EntityTable<Garage> {
        static final Garages GARAGES = new Garages();
        final Column<Garage, Long> id = bigint("id").identity().primaryKey().map(g -> g.id, (g, v) -> g.id = v);
        final Column<Garage, String> street = text("street").notNull().map(g -> g.street, (g, v) -> g.street = v);
        final ToMany<Garage, Car> cars = toMany("cars", (Garage g) -> g.cars).backPopulates(() -> Cars.CARS.garage);

        private Garages() {
            super("garages", Garage.class, Garage::new);
        }
    }
}
