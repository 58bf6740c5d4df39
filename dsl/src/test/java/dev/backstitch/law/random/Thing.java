package dev.backstitch.law.random;

/**
 * The name by which a program knows an object, in whatever session it is read.
 *
 * @param kind its class
 * @param number which of its class it is
 */
record Thing(Kind kind, int number) {

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + number;
    }
}
