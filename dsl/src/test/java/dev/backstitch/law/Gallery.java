package dev.backstitch.law;

import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/**
 * Relationships that the sample lacks. Declared on one side only, so that nothing answers them: a painting's museum, a museum's rooms and themes and the
 * guides that it owns. Owned, and one-to-one: a museum's director.
 */
final class Gallery {

    static final Association<Museum, Theme> MUSEUM_THEMES = associationTable("museum_themes")
            .from("museum_id", () -> Museums.MUSEUMS.id)
            .to("theme_id", () -> Themes.THEMES.id);

    private Gallery() {}

    /** What all of them have. */
    static class Named {
        Long id;
        String name;

        @Override
        public String toString() {
            return name;
        }
    }

    static final class Museum extends Named {
        final Many<Room> rooms = Museums.MUSEUMS.rooms.of(this);
        final Many<Theme> themes = Museums.MUSEUMS.themes.of(this);
        final Many<Guide> guides = Museums.MUSEUMS.guides.of(this);
        final One<Director> director = Museums.MUSEUMS.director.of(this);

        Museum() {}

        Museum(String name) {
            this.name = name;
        }
    }

    static final class Room extends Named {
        Room() {}

        Room(String name) {
            this.name = name;
        }
    }

    static final class Theme extends Named {
        Theme() {}

        Theme(String name) {
            this.name = name;
        }
    }

    static final class Guide extends Named {
        Guide() {}

        Guide(String name) {
            this.name = name;
        }
    }

    static final class Director extends Named {
        final One<Museum> museum = Directors.DIRECTORS.museum.of(this);

        Director() {}

        Director(String name) {
            this.name = name;
        }
    }

    static final class Painting extends Named {
        final One<Museum> museum = Paintings.PAINTINGS.museum.of(this);

        Painting() {}

        Painting(String name) {
            this.name = name;
        }
    }

    static final class Museums extends EntityTable<Museum> {
        static final Museums MUSEUMS = new Museums();
        final Column<Museum, Long> id = bigint("id").identity().primaryKey().map(e -> e.id, (e, v) -> e.id = v);
        final Column<Museum, String> name = text("name").notNull().map(e -> e.name, (e, v) -> e.name = v);
        final ToMany<Museum, Room> rooms = toMany("rooms", (Museum m) -> m.rooms)
                .on(() -> Rooms.ROOMS.museumId)
                .orderBy(() -> Rooms.ROOMS.name);
        final ToMany<Museum, Theme> themes = toMany("themes", (Museum m) -> m.themes)
                .through(() -> MUSEUM_THEMES)
                .orderBy(() -> Themes.THEMES.name);
        final ToMany<Museum, Guide> guides = toMany("guides", (Museum m) -> m.guides)
                .on(() -> Guides.GUIDES.museumId)
                .owned();
        final ToOne<Museum, Director> director = toOne("director", (Museum m) -> m.director)
                .backPopulates(() -> Directors.DIRECTORS.museum)
                .owned();

        private Museums() {
            super("museums", Museum.class, Museum::new);
        }
    }

    static final class Rooms extends EntityTable<Room> {
        static final Rooms ROOMS = new Rooms();
        final Column<Room, Long> id = bigint("id").identity().primaryKey().map(e -> e.id, (e, v) -> e.id = v);
        final Column<Room, String> name = text("name").notNull().map(e -> e.name, (e, v) -> e.name = v);
        final Column<Room, Long> museumId = bigint("museum_id").references(() -> Museums.MUSEUMS.id);

        private Rooms() {
            super("rooms", Room.class, Room::new);
        }
    }

    static final class Themes extends EntityTable<Theme> {
        static final Themes THEMES = new Themes();
        final Column<Theme, Long> id = bigint("id").identity().primaryKey().map(e -> e.id, (e, v) -> e.id = v);
        final Column<Theme, String> name = text("name").notNull().map(e -> e.name, (e, v) -> e.name = v);

        private Themes() {
            super("themes", Theme.class, Theme::new);
        }
    }

    static final class Guides extends EntityTable<Guide> {
        static final Guides GUIDES = new Guides();
        final Column<Guide, Long> id = bigint("id").identity().primaryKey().map(e -> e.id, (e, v) -> e.id = v);
        final Column<Guide, String> name = text("name").notNull().map(e -> e.name, (e, v) -> e.name = v);
        final Column<Guide, Long> museumId = bigint("museum_id").notNull().references(() -> Museums.MUSEUMS.id);

        private Guides() {
            super("guides", Guide.class, Guide::new);
        }
    }

    static final class Directors extends EntityTable<Director> {
        static final Directors DIRECTORS = new Directors();
        final Column<Director, Long> id = bigint("id").identity().primaryKey().map(e -> e.id, (e, v) -> e.id = v);
        final Column<Director, String> name = text("name").notNull().map(e -> e.name, (e, v) -> e.name = v);
        final Column<Director, Long> museumId =
                bigint("museum_id").notNull().unique().references(() -> Museums.MUSEUMS.id);
        final ToOne<Director, Museum> museum =
                toOne("museum", (Director d) -> d.museum).on(museumId).backPopulates(() -> Museums.MUSEUMS.director);

        private Directors() {
            super("directors", Director.class, Director::new);
        }
    }

    static final class Paintings extends EntityTable<Painting> {
        static final Paintings PAINTINGS = new Paintings();
        final Column<Painting, Long> id = bigint("id").identity().primaryKey().map(e -> e.id, (e, v) -> e.id = v);
        final Column<Painting, String> name = text("name").notNull().map(e -> e.name, (e, v) -> e.name = v);
        final Column<Painting, Long> museumId = bigint("museum_id").references(() -> Museums.MUSEUMS.id);
        final ToOne<Painting, Museum> museum =
                toOne("museum", (Painting p) -> p.museum).on(museumId);

        private Paintings() {
            super("paintings", Painting.class, Painting::new);
        }
    }
}
