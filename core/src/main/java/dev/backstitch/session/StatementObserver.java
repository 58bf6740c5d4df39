package dev.backstitch.session;

/**
 * Is told of every statement of every database of this JVM before it is sent, as tests and tracing want it. A provider of this service is found by
 * {@link java.util.ServiceLoader}; each {@link Database} makes an object of its own of each when it is made. It has to be safe for all threads, and must not throw.
 */
public interface StatementObserver {

    /** A statement is about to be sent, by the current thread. */
    void sending(SentStatement statement);
}
