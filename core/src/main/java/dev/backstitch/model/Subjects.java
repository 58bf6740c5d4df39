package dev.backstitch.model;

import java.util.List;
import java.util.stream.Collectors;

/** What messages call the parts of a mapping. */
final class Subjects {

    private Subjects() {}

    static String table(EntityMapping<?> entity) {
        return "table '" + entity.table().definition().name() + "' of " + entity.label();
    }

    static String association(Association<?, ?> association) {
        return "association table '" + association.name() + "'";
    }

    static String association(AssociationMapping association) {
        return "association table '" + association.name() + "'";
    }

    static String column(EntityMapping<?> entity, String name) {
        return "column '" + name + "' of " + entity.label();
    }

    static String column(Association<?, ?> association, String name) {
        return "column '" + name + "' of " + association(association);
    }

    static String foreignKey(EntityMapping<?> source, List<? extends Column<?, ?>> columns) {
        return "foreign key " + columns(source.label(), columns);
    }

    static String foreignKey(Reference key) {
        return foreignKey(key.source(), key.columns());
    }

    static String pair(Draft one, Draft other) {
        return one.label() + " and " + other.label();
    }

    static String through(Draft draft) {
        return draft.label() + ": through(..)";
    }

    static String backPopulates(Draft draft) {
        return draft.label() + ": backPopulates(..)";
    }

    static String backref(Draft draft) {
        return draft.label() + ": backref(..)";
    }

    static String key(EntityMapping<?> entity, String name) {
        return "key column '" + name + "' of " + entity.label();
    }

    static String extending(EntityMapping<?> entity) {
        return entity.label() + ": extending(..)";
    }

    static String on(Draft draft) {
        return draft.label() + ": on(..)";
    }

    static String orderBy(Draft draft) {
        return draft.label() + ": orderBy(..)";
    }

    static String position(Draft draft) {
        return draft.label() + ": ordered(..)";
    }

    static String keyedBy(Draft draft) {
        return draft.label() + ": keyedBy(..)";
    }

    static String accessor(Draft draft) {
        return draft.label() + ": its accessor";
    }

    static String factory(EntityMapping<?> entity) {
        return entity.label() + ": its factory of " + entity.type().getSimpleName();
    }

    static String label(Column<?, ?> column) {
        return column.mappedTable().definition().label() + "."
                + column.definition().name();
    }

    static String labels(List<? extends Column<?, ?>> columns) {
        return columns.stream().map(Subjects::label).collect(Collectors.joining(", "));
    }

    static String columns(String table, List<? extends Column<?, ?>> columns) {
        String names =
                columns.stream().map(column -> column.definition().name()).collect(Collectors.joining(", "));
        return columns.size() == 1 ? table + "." + names : table + "(" + names + ")";
    }

    /** The same at the beginning of a text. */
    static String capital(String subject) {
        return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
    }
}
