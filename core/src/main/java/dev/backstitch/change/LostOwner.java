package dev.backstitch.change;

import dev.backstitch.model.Reference;

/**
 * An entity whose owner is to be deleted.
 *
 * @param child that named the owner
 * @param owner that is to be deleted
 * @param reference by which it named that
 */
public record LostOwner(Entry<?> child, Entry<?> owner, Reference reference) {}
