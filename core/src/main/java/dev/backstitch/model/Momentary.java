package dev.backstitch.model;

/** A part of a query that may be worded differently each time, so that a query that has one is rendered for each run. */
public interface Momentary {}
