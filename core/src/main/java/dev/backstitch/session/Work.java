package dev.backstitch.session;

/**
 * What is done in a transaction and gives a value back.
 *
 * <p>It extends {@link Action} so that the compiler takes it wherever a lambda could be either.
 *
 * @param <R> the class of the value
 */
@FunctionalInterface
public interface Work<R> extends Action {

    R call(Session session);

    @Override
    default void run(Session session) {
        call(session);
    }
}
