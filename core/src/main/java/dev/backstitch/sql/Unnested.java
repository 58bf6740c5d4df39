package dev.backstitch.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Rows that travel as one array a column: {@code unnest(?, ?) with ordinality}. jOOQ has no expression for an unnest of several arrays, hence the
 * template.
 */
final class Unnested {

    private static final String ALIAS = "v";

    private final List<? extends Codec<?>> codecs;
    private final boolean ordered;
    private final String alias;

    Unnested(List<? extends Codec<?>> codecs, boolean ordered) {
        this(codecs, ordered, ALIAS);
    }

    /** @param alias as the statement names the rows */
    Unnested(List<? extends Codec<?>> codecs, boolean ordered, String alias) {
        this.codecs = codecs;
        this.ordered = ordered;
        this.alias = alias;
    }

    Table<Record> table() {
        List<ArraySlot> slots =
                codecs.stream().map(codec -> new ArraySlot(codec.elementType())).toList();
        String parameters =
                IntStream.range(0, slots.size()).mapToObj(i -> "{" + i + "}").collect(Collectors.joining(", "));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            names.add(columnName(i));
        }
        if (ordered) {
            names.add("ord");
        }
        String template = "unnest(" + parameters + ")" + (ordered ? " with ordinality" : "");
        return DSL.table(template, slots.toArray(ArraySlot[]::new)).as(alias, names.toArray(String[]::new));
    }

    /** The values of one column, cast to its type where they travel as something else. */
    Field<?> column(int place) {
        Codec<?> codec = codecs.get(place);
        Field<Object> raw = DSL.field(DSL.name(alias, columnName(place)), Object.class);
        return codec.castNeeded() ? DSL.field("cast({0} as " + codec.typeName() + ")", raw) : raw;
    }

    List<Field<?>> columns() {
        List<Field<?>> all = new ArrayList<>();
        for (int i = 0; i < codecs.size(); i++) {
            all.add(column(i));
        }
        return all;
    }

    Field<Long> order() {
        return DSL.field(DSL.name(alias, "ord"), SQLDataType.BIGINT);
    }

    private static String columnName(int place) {
        return "c" + place;
    }
}
