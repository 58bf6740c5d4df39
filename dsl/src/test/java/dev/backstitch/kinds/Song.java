package dev.backstitch.kinds;

import static dev.backstitch.kinds.Album.Albums.ALBUMS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToOne;

/** Has a place on its album, which a property shows. */
final class Song {

    Long id;
    String title;
    Integer position;
    final One<Album> album = Songs.SONGS.album.of(this);

    Song() {}

    Song(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }

    static final class Songs extends EntityTable<Song> {
        static final Songs SONGS = new Songs();
        final Column<Song, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Song, String> title = text("title").notNull().map(s -> s.title, (s, v) -> s.title = v);
        final Column<Song, Integer> position = integer("position").map(s -> s.position, (s, v) -> s.position = v);
        final Column<Song, Long> albumId = bigint("album_id").references(() -> ALBUMS.id);
        final ToOne<Song, Album> album =
                toOne("album", (Song s) -> s.album).on(albumId).backPopulates(() -> ALBUMS.songs);

        private Songs() {
            super("songs", Song.class, Song::new);
        }
    }
}
