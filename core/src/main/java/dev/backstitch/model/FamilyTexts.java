package dev.backstitch.model;

import java.util.List;

/** The texts of what is wrong with tables that extend others. */
final class FamilyTexts {

    private FamilyTexts() {}

    static String keyOfItsOwn(EntityMapping<?> entity, List<? extends Column<?, ?>> key) {
        return entity.label() + " extends " + entity.root().label() + ", whose primary key its rows have, and marks "
                + Subjects.labels(key) + " with primaryKey(): leave that out"
                + (entity.joined() ? ", and name the key's columns with extending(..).by(..) where they differ" : "");
    }

    static String versionOfItsOwn(EntityMapping<?> entity, List<? extends Column<?, ?>> versions) {
        return Subjects.labels(versions) + " is a version() of " + entity.label() + ", which extends "
                + entity.root().label() + ": a row has one version; declare it there";
    }

    static String discriminatorOfItsOwn(EntityMapping<?> entity) {
        return entity.label() + " extends " + entity.root().label()
                + " and has a discriminator() of its own: declare it there";
    }

    static String severalDiscriminators(EntityMapping<?> entity) {
        return entity.label() + " has several discriminator() columns: one says of which class a row is; keep one";
    }

    static String noDiscriminator(EntityMapping<?> entity, Column<?, ?> column) {
        return Subjects.capital(Subjects.extending(entity)) + " tells its rows by " + Subjects.label(column)
                + ", which is no discriminator: mark the column of "
                + entity.root().label() + " with discriminator()";
    }

    static String mappedDiscriminator(Column<?, ?> column) {
        return Subjects.label(column)
                + " is a discriminator(), which follows from an object's class, and is mapped to a property: leave map(..)"
                + " out, and let the classes answer";
    }

    static String noKind(EntityMapping<?> entity, Column<?, ?> discriminator) {
        return entity.label() + " makes objects of " + entity.type().getSimpleName() + ", and nothing says what "
                + Subjects.label(discriminator) + " is in their rows: "
                + (entity.parent() == null
                        ? "give it in discriminator(..), or leave the factory out where no object is of that class alone"
                        : "say extending(" + Subjects.label(discriminator) + ", ..)");
    }

    static String sameKind(EntityMapping<?> one, EntityMapping<?> other) {
        return one.label() + " and " + other.label() + " have the same kind, " + one.kind()
                + ", so that nobody could tell their rows apart: change one of them";
    }

    static String otherKeySize(EntityMapping<?> entity) {
        return entity.label() + " names " + entity.keyNames().size() + " key columns in by(..), and the key of "
                + entity.root().label() + " has " + entity.primaryKey().size() + ": name one for each, in that order";
    }

    static String keyOfInherited(EntityMapping<?> entity, List<? extends Column<?, ?>> columns) {
        return entity.label() + " declares a key over (" + Subjects.labels(columns)
                + "), which are not all its own columns: declare it where the columns are";
    }

    static String rowVersionOfSeveralTables(EntityMapping<?> root, EntityMapping<?> entity) {
        return root.label() + " has a rowVersion(), which tells changes of one table, and " + entity.label()
                + " has columns in another: declare a version() column instead";
    }
}
