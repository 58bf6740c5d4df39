package dev.backstitch.dsl;

/**
 * Writes and reads the values of a class as JSON, as a library of your choice does it. Used by all threads.
 *
 * @param <T> the class of the values
 */
public interface JsonCodec<T> {

    /** The value as JSON. The same value gives the same text: keys in one order. */
    String write(T value);

    /** The value that a text stands for, whatever its white space and the order of its keys, which PostgreSQL changes. */
    T read(String json);
}
