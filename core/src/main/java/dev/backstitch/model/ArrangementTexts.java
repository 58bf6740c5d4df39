package dev.backstitch.model;

/** The texts of mistakes in collections whose order is stored or whose elements have keys. */
final class ArrangementTexts {

    private ArrangementTexts() {}

    static String orderedThrough(Draft draft, Column<?, ?> column) {
        return draft.label() + " is ordered by " + Subjects.label(column)
                + ", but its elements' rows do not name their owner, and one row can keep its place in one list only: a"
                + " stored order needs the foreign key on the elements' table";
    }

    static String uniquePosition(Draft draft, Column<?, ?> column) {
        return draft.label() + " is ordered by " + Subjects.label(column)
                + ", which is part of a unique key: PostgreSQL checks it row by row, so elements could not change places;"
                + " make the key deferrable(..), or leave it out";
    }

    static String positionTaken(Draft draft, Draft other, Column<?, ?> column) {
        return draft.label() + " is ordered by " + Subjects.label(column) + ", and so is " + other.label()
                + ": give each list a column of its own";
    }

    static String keyElsewhere(Draft draft, Column<?, ?> column) {
        return draft.label() + " finds its elements by " + Subjects.label(column) + ", which is no column of "
                + draft.knownTarget().label() + ": name one of the elements' own";
    }

    static String keyWithoutProperty(Draft draft, Column<?, ?> column) {
        return draft.label() + " finds its elements by " + Subjects.label(column)
                + ", which no property is mapped to: give the column a map(..)";
    }
}
