package dev.backstitch.commits;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import java.util.function.Supplier;

/** What every object of these tests has: a mark, which is given once and tells whose row is whose, and a note, which nothing depends on. */
abstract class Marked {

    long mark;
    String note;

    /** The table of such objects. */
    abstract static class MarkedTable<E extends Marked> extends EntityTable<E> {

        final Column<E, Long> mark = bigint("mark").notNull().map(e -> e.mark, (e, v) -> e.mark = v);
        final Column<E, String> note = text("note").map(e -> e.note, (e, v) -> e.note = v);

        MarkedTable(String name, Class<E> type, Supplier<E> factory) {
            super(name, type, factory);
        }
    }
}
