package dev.backstitch.kinds;

import static dev.backstitch.dsl.Associations.associationTable;
import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.kinds.SharedLinksTest.Films.FILMS;
import static dev.backstitch.kinds.SharedLinksTest.Genres.GENRES;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.error.ConstraintException;
import dev.backstitch.link.Many;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links of an association table that others write at the same time. */
class SharedLinksTest {

    private static final Association<Film, Genre> FILM_GENRES = associationTable("film_genres")
            .from("film_id", () -> FILMS.id)
            .to("genre_id", () -> GENRES.id)
            .ignoringExisting();
    private static final Association<Film, Genre> LOOKALIKES =
            associationTable("lookalikes").from("film_id", () -> FILMS.id).to("genre_id", () -> GENRES.id);
    private static final Model MODEL = Model.of(FILMS, GENRES);

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    static final class Film {
        Long id;
        final Many<Genre> genres = FILMS.genres.of(this);
        final Many<Genre> lookalikes = FILMS.lookalikes.of(this);
    }

    static final class Genre {
        Long id;
        final Many<Film> films = GENRES.films.of(this);
    }

    static final class Films extends EntityTable<Film> {
        static final Films FILMS = new Films();
        final Column<Film, Long> id = bigint("id").identity().primaryKey().map(f -> f.id, (f, v) -> f.id = v);
        final ToMany<Film, Genre> genres = toMany("genres", (Film f) -> f.genres)
                .through(() -> FILM_GENRES)
                .backPopulates(() -> GENRES.films);
        final ToMany<Film, Genre> lookalikes =
                toMany("lookalikes", (Film f) -> f.lookalikes).through(() -> LOOKALIKES);

        private Films() {
            super("films", Film.class, Film::new);
        }
    }

    static final class Genres extends EntityTable<Genre> {
        static final Genres GENRES = new Genres();
        final Column<Genre, Long> id = bigint("id").identity().primaryKey().map(g -> g.id, (g, v) -> g.id = v);
        final ToMany<Genre, Film> films = toMany("films", (Genre g) -> g.films)
                .through(() -> FILM_GENRES.reversed())
                .backPopulates(() -> FILMS.genres);

        private Genres() {
            super("genres", Genre.class, Genre::new);
        }
    }

    @BeforeEach
    void oneOfEach() {
        SAMPLE.db().transaction(session -> {
            session.add(new Film());
            session.add(new Genre());
        });
        SAMPLE.statements();
    }

    @Test
    void twoSessionsMayAddTheSamePair() {
        SAMPLE.db().transaction(session -> {
            Film film = session.one(from(FILMS).with(FILMS.genres));
            Genre genre = session.one(from(GENRES).with(GENRES.films));
            SAMPLE.db()
                    .transaction(other ->
                            other.one(from(FILMS).with(FILMS.genres)).genres.add(other.one(from(GENRES))));
            assertThat(film.genres.add(genre)).isTrue();
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).singleElement().asString().endsWith("on conflict do nothing");
            assertMirrored(MODEL, film);
        });
        assertThat(SAMPLE.sql().fetchCount(FILM_GENRES.table())).isOne();
    }

    @Test
    void theOtherSideDoesTheSame() {
        SAMPLE.db().transaction(session -> {
            Genre genre = session.one(from(GENRES).with(GENRES.films));
            Film film = session.one(from(FILMS).with(FILMS.genres));
            SAMPLE.db().transaction(other -> other.one(from(FILMS)).genres.add(other.one(from(GENRES))));
            genre.films.add(film);
        });
        assertThat(SAMPLE.sql().fetchCount(FILM_GENRES.table())).isOne();
        SAMPLE.db().transaction(session -> {
            session.one(from(GENRES)).films.clear();
        });
        assertThat(SAMPLE.sql().fetchCount(FILM_GENRES.table())).isZero();
    }

    @Test
    void aTableOfWhichItIsNotSaidRefusesTheSecond() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    Film film = session.one(from(FILMS).with(FILMS.lookalikes));
                    Genre genre = session.one(from(GENRES));
                    SAMPLE.db()
                            .transaction(other -> other.one(from(FILMS).with(FILMS.lookalikes))
                                    .lookalikes
                                    .add(other.one(from(GENRES))));
                    film.lookalikes.add(genre);
                }))
                .isInstanceOf(ConstraintException.class);
    }

    @Test
    void aRowThatIsNotThereIsStillRefused() {
        assertThatThrownBy(() -> SAMPLE.db().transaction(session -> {
                    session.one(from(FILMS)).genres.link(4711L);
                }))
                .isInstanceOf(ConstraintException.class);
    }
}
