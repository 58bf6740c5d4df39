package dev.backstitch.commits;

import dev.backstitch.model.Column;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a row says: the values of its properties, and whom it names. Mutable; belongs to one world. */
final class Facts {

    private final Map<Column<?, ?>, Object> values = new LinkedHashMap<>();
    private final Map<RelationshipMapping<?, ?>, Thing> named = new LinkedHashMap<>();

    Facts copy() {
        Facts copy = new Facts();
        copy.values.putAll(values);
        copy.named.putAll(named);
        return copy;
    }

    Facts valuesOnly() {
        Facts copy = new Facts();
        copy.values.putAll(values);
        return copy;
    }

    Object value(Column<?, ?> column) {
        return values.get(column);
    }

    void value(Column<?, ?> column, Object value) {
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
    }

    Thing named(RelationshipMapping<?, ?> reference) {
        return named.get(reference);
    }

    void name(RelationshipMapping<?, ?> reference, Thing thing) {
        if (thing == null) {
            named.remove(reference);
        } else {
            named.put(reference, thing);
        }
    }

    Map<Column<?, ?>, Object> values() {
        return values;
    }

    Map<RelationshipMapping<?, ?>, Thing> named() {
        return named;
    }

    /** The value of a key, in which whom a foreign key names stands for its columns; null where a part of it is NULL. */
    List<Object> key(List<? extends Column<?, ?>> key) {
        List<Object> parts = new ArrayList<>();
        for (Column<?, ?> column : key) {
            RelationshipMapping<?, ?> reference = referenceAt(column);
            Object part = reference == null ? values.get(column) : named.get(reference);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return parts;
    }

    private RelationshipMapping<?, ?> referenceAt(Column<?, ?> column) {
        for (RelationshipMapping<?, ?> reference : named.keySet()) {
            if (((Route.Holding) reference.route()).reference().columns().contains(column)) {
                return reference;
            }
        }
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && values.equals(facts.values) && named.equals(facts.named);
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + named.hashCode();
    }
}
