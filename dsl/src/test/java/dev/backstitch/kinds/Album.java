package dev.backstitch.kinds;

import static dev.backstitch.kinds.Album.Albums.ALBUMS;
import static dev.backstitch.kinds.Song.Songs.SONGS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.ManyList;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToList;

/** Keeps its songs in an order that is stored. */
final class Album {

    Long id;
    String name;
    final ManyList<Song> songs = ALBUMS.songs.of(this);

    Album() {}

    Album(String name) {
        this.name = name;
    }

    static final class Albums extends EntityTable<Album> {
        static final Albums ALBUMS = new Albums();
        final Column<Album, Long> id = bigint("id").identity().primaryKey().map(a -> a.id, (a, v) -> a.id = v);
        final Column<Album, String> name = text("name").notNull().map(a -> a.name, (a, v) -> a.name = v);
        final ToList<Album, Song> songs = toMany("songs", (Album a) -> a.songs)
                .backPopulates(() -> SONGS.album)
                .ordered(() -> SONGS.position);

        private Albums() {
            super("albums", Album.class, Album::new);
        }
    }
}
