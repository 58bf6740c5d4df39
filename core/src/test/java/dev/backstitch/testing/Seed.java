package dev.backstitch.testing;

/**
 * What random tests draw from. The same in every run, so that a commit is green or red for its own sake; {@code -Dbackstitch.seed=random} hunts with
 * another one, and {@code -Dbackstitch.seed=..} repeats what a hunt printed.
 */
public final class Seed {

    private static final long USUAL = 20_261_123;

    /** The seed of this run. */
    public static final long VALUE = value(System.getProperty("backstitch.seed"));

    private Seed() {}

    static long value(String property) {
        if (property == null) {
            return USUAL;
        }
        return property.equals("random") ? System.nanoTime() : Long.parseLong(property);
    }
}
