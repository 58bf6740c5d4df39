package dev.backstitch.change;

import org.jspecify.annotations.Nullable;

/** A row that a flush can name: an entity's, or one of which only the key is known. */
public sealed interface RowRef permits Entry, KeyRow {

    /** The row, by column; null while there is none. Of a row whose key alone is known, only the key's columns are filled. */
    @Nullable
    Object @Nullable [] row();

    /** The key in the row, comparable with others of the table; null while there is none. */
    @Nullable
    Object key();

    State state();

    /** Its place in the order in which a session came to know rows. */
    int number();
}
