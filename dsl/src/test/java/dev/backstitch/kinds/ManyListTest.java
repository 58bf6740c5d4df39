package dev.backstitch.kinds;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.kinds.Album.Albums.ALBUMS;
import static dev.backstitch.kinds.Song.Songs.SONGS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.session.Session;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManyListTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Kinds.MODEL);

    private static Album album(String... titles) {
        Album album = new Album("first");
        for (String title : titles) {
            album.songs.add(new Song(title));
        }
        return album;
    }

    private static List<String> titles(List<Song> songs) {
        return songs.stream().map(song -> song.title).toList();
    }

    private static Album saved(String... titles) {
        return SAMPLE.db().transaction(session -> session.add(album(titles)));
    }

    private static Album load(Session session) {
        return session.one(from(ALBUMS).with(ALBUMS.songs));
    }

    private static List<String> stored() {
        return SAMPLE.db().transaction(session -> titles(List.copyOf(load(session).songs)));
    }

    /** A change of the order of a, b, c, d and what it gives. */
    private record Change(String name, Consumer<Album> change, String order) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Change> changes() {
        return List.of(
                new Change("move to the front", album -> album.songs.move(album.songs.get(3), 0), "dabc"),
                new Change("move to the end", album -> album.songs.move(album.songs.get(0), 3), "bcda"),
                new Change("swap", album -> album.songs.swap(0, 2), "cbad"),
                new Change("reverse", album -> album.songs.reverse(), "dcba"),
                new Change(
                        "sort",
                        album -> album.songs.sort(
                                Comparator.comparing((Song s) -> s.title).reversed()),
                        "dcba"),
                new Change("Collections.swap", album -> Collections.swap(album.songs, 1, 3), "adcb"),
                new Change("Collections.reverse", album -> Collections.reverse(album.songs), "dcba"),
                new Change("Collections.rotate", album -> Collections.rotate(album.songs, 1), "dabc"),
                new Change("insert", album -> album.songs.add(1, new Song("e")), "aebcd"),
                new Change("insert a member", album -> album.songs.add(0, album.songs.get(2)), "cabd"),
                new Change(
                        "insert several",
                        album -> album.songs.addAll(2, List.of(new Song("e"), new Song("f"))),
                        "abefcd"),
                new Change("set a newcomer", album -> album.songs.set(1, new Song("e")), "aecd"),
                new Change("set a member", album -> album.songs.set(0, album.songs.get(3)), "dbca"),
                new Change("remove a place", album -> album.songs.remove(1), "acd"),
                new Change("remove the first and append", ManyListTest::turnOver, "bcde"),
                new Change("replace with another order", ManyListTest::replace, "cad"),
                new Change("list iterator", ManyListTest::insertByIterator, "aebcd"),
                new Change("a part of it", album -> album.songs.subList(1, 3).clear(), "ad"));
    }

    private static void turnOver(Album album) {
        album.songs.remove(0);
        album.songs.add(new Song("e"));
    }

    private static void replace(Album album) {
        album.songs.replaceWith(album.songs.get(2), album.songs.get(0), album.songs.get(3));
    }

    private static void insertByIterator(Album album) {
        ListIterator<Song> each = album.songs.listIterator();
        each.next();
        each.add(new Song("e"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anOrderIsKeptInMemoryAndStored(Change change) {
        Album album = album("a", "b", "c", "d");
        change.change().accept(album);
        assertThat(String.join("", titles(album.songs))).isEqualTo(change.order());
        assertMirrored(Kinds.MODEL, album);

        saved("a", "b", "c", "d");
        SAMPLE.db().transaction(session -> {
            Album loaded = load(session);
            change.change().accept(loaded);
            assertThat(String.join("", titles(loaded.songs))).isEqualTo(change.order());
            session.flush();
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(String.join("", stored())).isEqualTo(change.order());
    }

    @Test
    void anyChangeOfTheOrderIsOneUpdateOfTheRowsThatMoved() {
        saved("a", "b", "c", "d");
        SAMPLE.db().transaction(session -> {
            Album album = load(session);
            SAMPLE.statements();
            album.songs.reverse();
            album.songs.swap(0, 1);
            album.songs.move(album.songs.get(3), 2);
        });
        assertThat(SAMPLE.statements()).singleElement().asString().startsWith("update \"songs\" set \"position\"");
        assertThat(stored()).containsExactly("c", "d", "a", "b");
    }

    @Test
    void anOrderThatIsAsItWasIsNoStatement() {
        saved("a", "b", "c");
        SAMPLE.db().transaction(session -> {
            Album album = load(session);
            SAMPLE.statements();
            album.songs.reverse();
            album.songs.reverse();
            album.songs.swap(1, 1);
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void theColumnsPropertyShowsThePlace() {
        Album album = saved("a", "b", "c");
        assertThat(album.songs).extracting(song -> song.position).containsExactly(0, 1, 2);
        SAMPLE.db().transaction(session -> {
            Album loaded = load(session);
            loaded.songs.reverse();
            session.flush();
            assertThat(loaded.songs).extracting(song -> song.position).containsExactly(0, 1, 2);
        });
        assertThat(SAMPLE.sql()
                        .select(SONGS.title)
                        .from(SONGS)
                        .orderBy(SONGS.position)
                        .fetch(SONGS.title))
                .containsExactly("c", "b", "a");
    }

    @Test
    void aSongMovesToAnotherAlbumsEnd() {
        saved("a", "b");
        SAMPLE.db().transaction(session -> {
            Album first = load(session);
            Album second = session.add(new Album("second"));
            second.songs.add(new Song("z"));
            first.songs.get(0).album.set(second);
            assertMirrored(Kinds.MODEL, first, second);
        });
        List<String> second = SAMPLE.db()
                .transaction(session ->
                        titles(List.copyOf(session.one(from(ALBUMS).where(ALBUMS.name.eq("second"))).songs)));
        assertThat(second).containsExactly("z", "a");
    }

    @Test
    void aListThatIsNotLoadedTakesASongAtItsEnd() {
        saved("a", "b");
        SAMPLE.db().transaction(session -> {
            Album album = session.one(from(ALBUMS));
            SAMPLE.statements();
            album.songs.add(new Song("c"));
            assertThat(SAMPLE.statements()).isEmpty();
        });
        assertThat(stored()).containsExactly("a", "b", "c");
    }

    @Test
    void equalityIsThatOfLists() {
        Album album = album("a", "b");
        List<Song> songs = List.copyOf(album.songs);
        assertThat(album.songs.equals(songs)).isTrue();
        assertThat(songs.equals(album.songs)).isTrue();
        assertThat(album.songs).hasSameHashCodeAs(songs);
        assertThat(album.songs.equals(List.of())).isFalse();
    }

    @Test
    void badPlacesAreRefusedAndChangeNothing() {
        Album album = album("a", "b");
        Song stranger = new Song("s");
        assertThatThrownBy(() -> album.songs.add(3, stranger)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> album.songs.set(2, stranger)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> album.songs.move(album.songs.get(0), 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> album.songs.swap(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> album.songs.move(stranger, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Albums.songs does not have that element: add it before it is moved");
        assertThat(titles(album.songs)).containsExactly("a", "b");
        assertThat(stranger.album.get()).isNull();
    }
}
