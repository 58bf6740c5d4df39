package dev.backstitch.session;

/** What is done in a transaction and gives nothing back. */
@FunctionalInterface
public interface Action {

    void run(Session session);
}
