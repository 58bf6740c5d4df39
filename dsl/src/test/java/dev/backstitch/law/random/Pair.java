package dev.backstitch.law.random;

/**
 * A link between two things.
 *
 * @param left what holds the foreign key, or the first side of an association
 * @param right what it names, or the other side
 */
record Pair(Thing left, Thing right) {

    boolean has(Thing thing) {
        return left.equals(thing) || right.equals(thing);
    }
}
