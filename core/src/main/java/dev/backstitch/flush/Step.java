package dev.backstitch.flush;

/** One statement's worth of a flush: rows of one table, one operation and one set of columns. */
public sealed interface Step permits InsertRows, UpdateRows, DeleteRows, ReleaseRows, TakeRows, PairStep, DoubtedRows {

    /** How many rows the step names. */
    int size();
}
