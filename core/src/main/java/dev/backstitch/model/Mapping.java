package dev.backstitch.model;

/** What {@link Model#of} takes: a {@link MappedTable} or an {@link Association}. */
public interface Mapping {}
