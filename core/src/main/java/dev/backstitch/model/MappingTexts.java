package dev.backstitch.model;

import java.util.List;
import java.util.stream.Collectors;

/** The texts of what is wrong with tables, columns and keys, each with its subject, what was found, why that cannot be, and what to do. */
final class MappingTexts {

    private MappingTexts() {}

    // Tables and columns

    static String nullGiven(int place) {
        return "Model.of is given null, or what is neither table nor association table, in place " + place
                + ": build the model outside of the mapping classes, whose instances may not exist yet";
    }

    static String givenTwice(String subject) {
        return Subjects.capital(subject) + " is given to Model.of twice: name it once";
    }

    static String classMappedTwice(EntityMapping<?> entity, EntityMapping<?> other) {
        return entity.label() + " and " + other.label() + " both map "
                + entity.type().getSimpleName() + ": a class has one table; map the second table to a class of its own";
    }

    static String notInModel(String what, String table) {
        return Subjects.capital(what) + " refers to " + table
                + ", which is not in the model: give it to Model.of as well";
    }

    static String emptyName(String subject) {
        return Subjects.capital(subject) + " has an empty name: PostgreSQL needs at least one letter";
    }

    static String unwritableName(String subject) {
        return printable(Subjects.capital(subject))
                + " has a name that PostgreSQL cannot store: leave U+0000 and lone surrogates out of it";
    }

    static String longName(String subject, int bytes) {
        return Subjects.capital(subject) + " has a name of " + bytes + " bytes, and PostgreSQL keeps 63: shorten it";
    }

    static String takenName(String subject) {
        return Subjects.capital(subject)
                + " has the name of a system column, which every table of PostgreSQL has: rename it";
    }

    static String sameName(String first, String second) {
        return first.equals(second)
                ? Subjects.capital(first) + " is declared twice: rename one of the two"
                : Subjects.capital(first) + " and " + second + " have the same name: rename one of them";
    }

    static String sameClippedName(String first, String second) {
        return Subjects.capital(first) + " and " + second
                + " have names that agree in their first 63 bytes, and PostgreSQL keeps no"
                + " more: shorten one, so that they differ before";
    }

    static String noPrimaryKey(EntityMapping<?> entity) {
        return entity.label()
                + " has no primary key, by which a session knows a row again: mark its columns with primaryKey()";
    }

    static String emptyUniqueKey(EntityMapping<?> entity) {
        return entity.label() + " declares a unique key of no columns: name the columns in unique(..)";
    }

    static String identityAndDefault(Column<?, ?> column) {
        return Subjects.label(column)
                + " has an identity and a default, and PostgreSQL takes one of them: leave one out";
    }

    static String identityNoInteger(Column<?, ?> column) {
        return Subjects.label(column) + " is an identity of type " + type(column)
                + ", and PostgreSQL draws whole numbers only: make it a smallint, integer or bigint";
    }

    static String generatedTwice(Column<?, ?> column) {
        return Subjects.label(column)
                + " gets its value from an identity or a default, and from elsewhere too: keep one of them";
    }

    static String severalGenerations(Column<?, ?> column, Generation.Several<?> several) {
        return Subjects.label(column) + " gets its value from " + modifiers(several)
                + ", and only one of them could count: keep one";
    }

    private static String modifiers(Generation<?> generation) {
        if (generation instanceof Generation.Several<?> several) {
            return modifiers(several.first()) + " and " + modifiers(several.second());
        }
        return generation instanceof Generation.Supplied
                ? "generatedBy(..)"
                : generation instanceof Generation.Sequence
                        ? "sequence(..)"
                        : generation instanceof Generation.Computed ? "generatedAs(..)" : "rowVersion()";
    }

    static String otherBlock(Column<?, ?> column, Generation.Sequence<?> sequence, Column<?, ?> first, int block) {
        return Subjects.label(column) + " draws blocks of " + sequence.block() + " from the sequence '"
                + sequence.name() + "', and " + Subjects.label(first) + " blocks of " + block
                + ": a sequence has one increment; give both the same block, or each a sequence of its own";
    }

    static String computedKey(Column<?, ?> column) {
        return Subjects.label(column)
                + " is part of the primary key and computed by PostgreSQL, so nobody could write the row that has it: make"
                + " it a unique key, and another column the primary one";
    }

    static String generatedForNobody(Column<?, ?> column) {
        return Subjects.label(column)
                + " gets a value that is made for a new object, and no property keeps it: map it with map(..)";
    }

    static String partOfAnother(EntityMapping<?> entity, Embedded<?, ?> embedded, Column<?, ?> part) {
        return entity.label() + "." + embedded.name() + " has the part " + Subjects.label(part)
                + ", a column of another table, and a value is kept in one row: name columns of this table in part(..)";
    }

    static String severalVersions(EntityMapping<?> entity, List<? extends Column<?, ?>> versions) {
        return entity.label() + " has several version columns, " + Subjects.labels(versions)
                + ": one tells whether a row was changed; keep one version()";
    }

    static String noVersionType(Column<?, ?> column) {
        return Subjects.label(column) + " is a version() of type " + type(column)
                + ", which has no next value: make it a smallint, integer, bigint, timestamp or timestamptz";
    }

    static String versionMadeByAnother(Column<?, ?> column, Generation<?> generation) {
        return Subjects.label(column) + " is a version(), which a flush counts, and gets its value from "
                + modifiers(generation) + " too: leave that out";
    }

    static String versionOfAnother(Column<?, ?> column) {
        return Subjects.label(column)
                + " is a version(), which a flush counts, and takes its value from elsewhere too: leave the default, the identity or the"
                + " primary key out";
    }

    static String bumpsNothing(Draft draft) {
        return draft.label() + ": bumpsVersion() counts the version of an owner, and "
                + (draft.declaration().owned()
                        ? draft.source().label()
                                + " has no version() column that could be counted: declare one, or leave"
                                + " bumpsVersion() out"
                        : "the relationship is not owned(): declare that, or leave bumpsVersion() out");
    }

    static String noValue(EntityMapping<?> entity, String column, boolean foreignKey) {
        return entity.label() + "." + column + " is NOT NULL, and nothing gives it a value: "
                + (foreignKey ? "declare a relationship on(..) it, or " : "")
                + "map it to a property with map(..), give it a default with defaultValue(..), or leave notNull() out";
    }

    // Foreign keys

    static String keyTwice(String key) {
        return Subjects.capital(key) + " is declared twice: leave one of the two out";
    }

    static String keySizes(String key, int columns, int targets) {
        return Subjects.capital(key) + " has " + columns + " columns and references " + targets
                + ": name one column in references(..) for each, in the same order";
    }

    static String keyOfSeveralTables(String what, List<Column<?, ?>> columns) {
        return Subjects.capital(what) + " references columns of several tables (" + Subjects.labels(columns)
                + "): a foreign key names the key of one table";
    }

    static String partOfKey(
            String what, List<Column<?, ?>> columns, List<? extends Column<?, ?>> key, String completion) {
        return Subjects.capital(what) + " references " + Subjects.labels(columns) + ", which is only part of the key ("
                + Subjects.labels(key) + "): reference all of its columns, " + completion;
    }

    static String noKey(
            String what, List<Column<?, ?>> columns, EntityMapping<?> entity, List<List<? extends Column<?, ?>>> keys) {
        return Subjects.capital(what) + " references " + Subjects.labels(columns) + ", which is no key of "
                + entity.label()
                + ": reference one of its keys ("
                + keys.stream().map(Subjects::labels).collect(Collectors.joining("; "))
                + "), or mark what it references with unique()";
    }

    static String otherType(String what, Column<?, ?> column, Column<?, ?> named) {
        return Subjects.capital(what) + " references a column of another type: " + Subjects.label(column) + " is "
                + type(column) + ", and " + Subjects.label(named) + " is " + type(named)
                + "; declare both with the same type";
    }

    static String namesDeferrableKey(String what, List<? extends Column<?, ?>> named) {
        return Subjects.capital(what) + " references " + Subjects.labels(named)
                + ", whose unique key is deferrable, and PostgreSQL takes no foreign key to such a one: leave its deferrability"
                + " out, or reference the primary key";
    }

    static String setsNull(String what, Column<?, ?> column) {
        return Subjects.capital(what) + " has the action SET NULL, but " + Subjects.label(column)
                + " is NOT NULL: leave notNull() out, or choose another action";
    }

    static String setsNoDefault(String what, Column<?, ?> column) {
        return Subjects.capital(what) + " has the action SET DEFAULT, but " + Subjects.label(column)
                + " is NOT NULL and has no default: give it one with defaultValue(..), or choose another action";
    }

    private static String type(Column<?, ?> column) {
        return column.definition().type().getTypeName() + " ("
                + column.definition().type().getType().getSimpleName() + ")";
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars()
                .forEach(c -> printable.append(
                        c == 0 || Character.isSurrogate((char) c)
                                ? String.format("\\u%04X", c)
                                : String.valueOf((char) c)));
        return printable.toString();
    }
}
