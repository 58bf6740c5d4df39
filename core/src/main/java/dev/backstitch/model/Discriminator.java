package dev.backstitch.model;

import org.jspecify.annotations.Nullable;

/**
 * The column that says of which class a row is.
 *
 * @param kind what it says of rows of the table's own class; null where no object is of that class alone
 */
public record Discriminator<E>(
        Column<E, ?> column, @Nullable Object kind) {}
