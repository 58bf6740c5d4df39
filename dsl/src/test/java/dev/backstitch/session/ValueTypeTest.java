package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.dsl.JsonCodec;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.Embedded;
import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values of classes of the user's own: converted, stored as JSON, in arrays, and over several columns. */
class ValueTypeTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(Guests.GUESTS));

    record Email(String text) {
        Email {
            Objects.requireNonNull(text);
        }
    }

    record Stamp(long millis) {}

    record Address(String street, String city) {
        Address {
            Objects.requireNonNull(city);
        }
    }

    /** Changes in place. */
    static final class Settings {
        int size;
        String theme;

        Settings(int size, String theme) {
            this.size = size;
            this.theme = theme;
        }
    }

    enum Mood {
        GLAD,
        SAD
    }

    static final class SettingsCodec implements JsonCodec<Settings> {

        @Override
        public String write(Settings value) {
            return "{\"size\":" + value.size + ",\"theme\":\"" + value.theme + "\"}";
        }

        @Override
        public Settings read(String json) {
            int size = Integer.parseInt(json.replaceAll(".*\"size\": ?(\\d+).*", "$1"));
            return new Settings(size, json.replaceAll(".*\"theme\": ?\"([^\"]*)\".*", "$1"));
        }
    }

    static final class Guest {
        Long id;
        Email email;
        Stamp seen;
        Address address;
        Settings settings;
        String[] labels;
        Long[] numbers;
        UUID[] keys;
        Mood mood;
    }

    static final class Guests extends EntityTable<Guest> {
        static final Guests GUESTS = new Guests();
        final Column<Guest, Long> id = bigint("id").identity().primaryKey().map(g -> g.id, (g, v) -> g.id = v);
        final Column<Guest, Email> email =
                text("email").as(Email.class, Email::new, Email::text).map(g -> g.email, (g, v) -> g.email = v);
        final Column<Guest, Stamp> seen = instant("seen")
                .as(Stamp.class, at -> new Stamp(at.toEpochMilli()), stamp -> Instant.ofEpochMilli(stamp.millis()))
                .map(g -> g.seen, (g, v) -> g.seen = v);
        final Column<Guest, String> street = text("street");
        final Column<Guest, String> city = text("city");
        final Embedded<Guest, Address> address = embedded("address", (Guest g) -> g.address, (g, v) -> g.address = v)
                .part(street, Address::street)
                .part(city, Address::city)
                .make(parts -> new Address(parts.get(street), parts.get(city)));
        final Column<Guest, Settings> settings =
                json("settings", Settings.class, new SettingsCodec()).map(g -> g.settings, (g, v) -> g.settings = v);
        final Column<Guest, String[]> labels = textArray("labels").map(g -> g.labels, (g, v) -> g.labels = v);
        final Column<Guest, Long[]> numbers = bigintArray("numbers").map(g -> g.numbers, (g, v) -> g.numbers = v);
        final Column<Guest, UUID[]> keys = uuidArray("keys").map(g -> g.keys, (g, v) -> g.keys = v);
        final Column<Guest, Mood> mood = enumeration("mood", Mood.class).map(g -> g.mood, (g, v) -> g.mood = v);

        private Guests() {
            super("guests", Guest.class, Guest::new);
        }
    }

    private static Guest full() {
        Guest guest = new Guest();
        guest.email = new Email("a@b");
        guest.seen = new Stamp(1_000);
        guest.address = new Address("Main", "Ulm");
        guest.settings = new Settings(3, "dark");
        guest.labels = new String[] {"x", null, "y\"z"};
        guest.numbers = new Long[] {1L, 2L};
        guest.keys = new UUID[] {new UUID(1, 2)};
        guest.mood = Mood.GLAD;
        return guest;
    }

    private static Guest one(Session session) {
        Guest guest = session.one(from(Guests.GUESTS));
        SAMPLE.statements();
        return guest;
    }

    private static int flush(Session session) {
        session.flush();
        return SAMPLE.statements().size();
    }

    @Test
    void theyComeBackAsTheyWereAndUnchangedOnesAreNotWritten() {
        SAMPLE.db().transaction(session -> {
            session.add(full());
            session.flush();
            SAMPLE.statements();
            assertThat(flush(session)).isZero();
        });
        SAMPLE.db().transaction(session -> {
            Guest guest = one(session);
            assertThat(guest.email).isEqualTo(new Email("a@b"));
            assertThat(guest.seen).isEqualTo(new Stamp(1_000));
            assertThat(guest.address).isEqualTo(new Address("Main", "Ulm"));
            assertThat(guest.settings.size).isEqualTo(3);
            assertThat(guest.settings.theme).isEqualTo("dark");
            assertThat(guest.labels).containsExactly("x", null, "y\"z");
            assertThat(guest.numbers).containsExactly(1L, 2L);
            assertThat(guest.keys).containsExactly(new UUID(1, 2));
            assertThat(guest.mood).isEqualTo(Mood.GLAD);
            assertThat(flush(session)).isZero();
            guest.settings = new Settings(3, "dark");
            guest.labels = guest.labels.clone();
            guest.address = new Address("Main", "Ulm");
            assertThat(flush(session)).isZero();
        });
    }

    @Test
    void allOfThemMayBeNull() {
        SAMPLE.db().transaction(session -> {
            session.add(new Guest());
        });
        SAMPLE.db().transaction(session -> {
            Guest guest = one(session);
            assertThat(guest).hasAllNullFieldsOrPropertiesExcept("id");
            assertThat(flush(session)).isZero();
            Guest full = full();
            guest.settings = full.settings;
            guest.address = full.address;
            guest.mood = full.mood;
            assertThat(flush(session)).isEqualTo(1);
            guest.settings = null;
            guest.address = null;
            guest.mood = null;
            assertThat(flush(session)).isEqualTo(1);
        });
        assertThat(SAMPLE.sql().fetchValue("select coalesce(street, city, settings::text, mood) is null from guests"))
                .isEqualTo(true);
    }

    @Test
    void whatChangesInPlaceIsFound() {
        SAMPLE.db().transaction(session -> {
            session.add(full());
        });
        SAMPLE.db().transaction(session -> {
            Guest guest = one(session);
            guest.settings.size = 4;
            assertThat(flush(session)).isEqualTo(1);
            guest.labels[0] = "changed";
            assertThat(flush(session)).isEqualTo(1);
            assertThat(flush(session)).isZero();
        });
        assertThat(SAMPLE.sql().fetchValue("select settings ->> 'size' || labels[1] from guests"))
                .isEqualTo("4changed");
    }

    @Test
    void aPartThatChangesIsWrittenAlone() {
        SAMPLE.db().transaction(session -> {
            session.add(full());
        });
        SAMPLE.db().transaction(session -> {
            Guest guest = one(session);
            guest.address = new Address(null, "Bonn");
            session.flush();
            guest.address = new Address(null, "Köln");
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements())
                    .singleElement()
                    .asString()
                    .contains("\"city\"")
                    .doesNotContain("street");
            assertThat(session.list(from(Guests.GUESTS).where(Guests.GUESTS.city.eq("Köln"))))
                    .containsExactly(guest);
        });
    }

    @Test
    void aSavepointBringsThemBack() {
        SAMPLE.db().transaction(session -> {
            session.add(full());
        });
        SAMPLE.db().transaction(session -> {
            Guest guest = one(session);
            assertThatThrownBy(() -> session.transaction(nested -> {
                        guest.address = new Address("Side", "Rom");
                        guest.settings.theme = "light";
                        guest.labels[2] = "w";
                        nested.flush();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(guest.address).isEqualTo(new Address("Main", "Ulm"));
            assertThat(guest.settings.theme).isEqualTo("dark");
            assertThat(guest.labels).containsExactly("x", null, "y\"z");
            SAMPLE.statements();
            assertThat(flush(session)).isZero();
        });
    }

    static final class Late extends EntityTable<Guest> {
        Late() {
            super("late", Guest.class, Guest::new);
            text("email").notNull().as(Email.class, Email::new, Email::text);
        }
    }

    static final class Twice extends EntityTable<Guest> {
        Twice() {
            super("twice", Guest.class, Guest::new);
            Column<Guest, String> city = text("city").map(g -> "", (g, v) -> {});
            embedded("address", (Guest g) -> g.address, (g, v) -> g.address = v).part(city, Address::city);
        }
    }

    static final class Partless extends EntityTable<Guest> {
        Partless() {
            super("partless", Guest.class, Guest::new);
            embedded("address", (Guest g) -> g.address, (g, v) -> g.address = v).make(parts -> new Address("", ""));
        }
    }

    @Test
    void mistakesAreToldWhereTheyAreMade() {
        assertThatThrownBy(Late::new)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "email: as(..) changes the type of the column's values: say it right behind the type, before"
                                + " anything else");
        assertThatThrownBy(Twice::new)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "address: column city is mapped already, so it cannot be a part of an embedded value: declare it"
                                + " without map(..), and as a part of one value only");
        assertThatThrownBy(Partless::new)
                .isInstanceOf(UsageException.class)
                .hasMessage("address has no parts: name its columns with part(..) before make(..)");
    }
}
