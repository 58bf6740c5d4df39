package dev.backstitch.dsl;

import dev.backstitch.model.Column;

/** A table all of whose names have to be quoted: a reserved word, mixed case, a space, a quotation mark. */
final class Reserved extends EntityTable<Reserved.Row> {

    static final Reserved RESERVED = new Reserved();

    static final class Row {
        Long id;
        String group;
        String mixed;
        Integer odd;
    }

    final Column<Row, Long> id = bigint("Id").identity().primaryKey().map(r -> r.id, (r, v) -> r.id = v);
    final Column<Row, String> group = text("group").unique().map(r -> r.group, (r, v) -> r.group = v);
    final Column<Row, String> mixed = text("mixedCase").map(r -> r.mixed, (r, v) -> r.mixed = v);
    final Column<Row, Integer> odd = integer("odd \"name\"").map(r -> r.odd, (r, v) -> r.odd = v);

    private Reserved() {
        super("Order", Row.class, Row::new);
    }
}
