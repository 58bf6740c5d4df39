package dev.backstitch.model;

/** The texts of what is wrong with what a user's code supplies: lambdas, factories and accessors. */
final class SuppliedTexts {

    private SuppliedTexts() {}

    static String isNull(String what) {
        return Subjects.capital(what)
                + " gives null: what it names is not initialised; initialise it where it is declared, name it by a lambda as in"
                + " () -> USERS.id, and build the model outside of the mapping classes";
    }

    static String fails(String what, Throwable thrown) {
        Throwable cause =
                thrown instanceof ExceptionInInitializerError && thrown.getCause() != null ? thrown.getCause() : thrown;
        return Subjects.capital(what) + " throws " + cause + ": Model.of calls it once, and it has to succeed";
    }
}
