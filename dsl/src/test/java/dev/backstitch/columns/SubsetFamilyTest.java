package dev.backstitch.columns;

import static dev.backstitch.columns.Works.ALBUMS;
import static dev.backstitch.columns.Works.FILMS;
import static dev.backstitch.columns.Works.LETTERS;
import static dev.backstitch.columns.Works.MAILS;
import static dev.backstitch.columns.Works.WORKS;
import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.columns.Works.Album;
import dev.backstitch.columns.Works.Film;
import dev.backstitch.columns.Works.Letter;
import dev.backstitch.columns.Works.Mail;
import dev.backstitch.columns.Works.Work;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Column subsets of classes that extend each other, in one table and in several. */
class SubsetFamilyTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Works.MODEL);

    @BeforeEach
    void rows() {
        SAMPLE.db().transaction(session -> {
            session.add(new Film("Film", "film's notes", 90, "a plot"));
            session.add(new Album("Album", "album's notes", 12));
            session.add(new Letter("Letter", "Dear"));
            session.add(new Mail("Mail", "Hi", "to@x"));
        });
        SAMPLE.statements();
    }

    @Test
    void columnsOfSubclassesAreLeftOutUnlessTheyAreNamed() {
        SAMPLE.db().transaction(session -> {
            List<Work> works = session.list(
                    from(WORKS).only(WORKS.title).only(FILMS, FILMS.minutes).orderBy(WORKS.id));
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"works\".\"id\", \"works\".\"kind\", \"works\".\"title\", \"works\".\"minutes\" from"
                                    + " \"works\" order by \"works\".\"id\"");
            Film film = (Film) works.get(0);
            Album album = (Album) works.get(1);
            assertThat(film.minutes).isEqualTo(90);
            assertThat(film.notes()).isNull();
            assertThat(film.plot).isNull();
            assertThat(album.tracks).isZero();
            assertThat(album.getNotes()).isEqualTo("album's notes");
            assertThat(film.notes()).isEqualTo("film's notes");
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"works\".\"id\", \"works\".\"notes\" from \"works\" where (\"works\".\"id\" ="
                                    + " any(cast(? as int8[])))");
            session.load(List.of(album), ALBUMS.tracks);
            assertThat(album.tracks).isEqualTo(12);
            film.plot = "other";
            album.title = "A";
        });
        SAMPLE.db().transaction(session -> {
            List<Work> works = session.list(from(WORKS).orderBy(WORKS.id));
            assertThat(((Film) works.get(0)).plot).isEqualTo("other");
            assertThat(((Film) works.get(0)).minutes).isEqualTo(90);
            assertThat(works.get(1).title).isEqualTo("A");
            assertThat(((Album) works.get(1)).tracks).isEqualTo(12);
        });
    }

    @Test
    void aQueryOfASubclassNamesColumnsOfTheBase() {
        SAMPLE.db().transaction(session -> {
            Film film =
                    session.list(from(FILMS).except(WORKS.notes, FILMS.plot)).get(0);
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"works\".\"id\", \"works\".\"kind\", \"works\".\"title\", \"works\".\"minutes\" from"
                                    + " \"works\" where \"works\".\"kind\" in ('film')");
            session.load(List.of(film), WORKS.notes, FILMS.plot);
            assertThat(SAMPLE.statements()).hasSize(2);
            assertThat(film.plot).isEqualTo("a plot");
            assertThat(film.notes()).isEqualTo("film's notes");
        });
    }

    @Test
    void aLaterQueryOfTheBaseFillsWhatASubclassLacks() {
        SAMPLE.db().transaction(session -> {
            Film film = session.list(from(FILMS).only(FILMS.minutes)).get(0);
            session.list(from(WORKS).only(WORKS.title).only(FILMS, FILMS.plot));
            assertThat(film.plot).isEqualTo("a plot");
            assertThat(film.title).isEqualTo("Film");
            assertThat(film.notes()).isNull();
        });
    }

    @Test
    void joinedTablesKeepWhatTheirClassIs() {
        SAMPLE.db().transaction(session -> {
            List<Letter> letters =
                    session.list(from(LETTERS).only(LETTERS.title).orderBy(LETTERS.id));
            assertThat(SAMPLE.statements())
                    .containsExactly(
                            "select \"letters\".\"id\", \"letters\".\"title\", \"mails\".\"answered_id\", \"mails\".\"id\" from \"letters\" left"
                                    + " outer join \"mails\" on \"mails\".\"id\" = \"letters\".\"id\" order by"
                                    + " \"letters\".\"id\"");
            Letter letter = letters.get(0);
            Mail mail = (Mail) letters.get(1);
            assertThat(letter).isExactlyInstanceOf(Letter.class);
            assertThat(mail.address).isNull();
            assertThat(mail.size).isNull();
            mail.title = "M";
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1);
            mail.setText("longer");
            session.flush();
            session.load(List.of(mail), MAILS.address, MAILS.size);
            assertThat(mail.address).isEqualTo("to@x");
            assertThat(mail.size).isEqualTo(4);
            assertThat(letter.getText()).isEqualTo("Dear");
        });
        SAMPLE.db().transaction(session -> {
            Mail mail = session.list(from(MAILS)).get(0);
            assertThat(mail.getText()).isEqualTo("longer");
            assertThat(mail.title).isEqualTo("M");
            assertThat(mail.address).isEqualTo("to@x");
        });
    }

    @Test
    void aBaseWithoutLinksFindsItsSession() {
        Letter[] kept = new Letter[1];
        SAMPLE.db().transaction(session -> {
            List<Letter> letters =
                    session.list(from(LETTERS).except(LETTERS.text).orderBy(LETTERS.id));
            assertThat(letters).extracting(Letter::getText).containsExactly("Dear", "Hi");
            kept[0] = session.list(from(MAILS).except(MAILS.address)).get(0);
        });
        Mail mail = SAMPLE.db()
                .transaction(
                        session -> session.list(from(MAILS).only(MAILS.address)).get(0));
        assertThatThrownBy(mail::getText)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "MailTable.text is not loaded and the session that read its object has ended: load it inside the transaction, by"
                                + " load(.., LetterTable.text) or by a query that reads it");
        assertThat(kept[0].getText()).isEqualTo("Hi");
    }
}
