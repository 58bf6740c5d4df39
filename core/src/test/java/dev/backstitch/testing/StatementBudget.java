package dev.backstitch.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test whose own part, without what is set up before and cleaned up after it, makes Backstitch send more statements than these, and lists them with what each
 * was sent for. On a class it is the budget of each of its tests; a test may have another.
 *
 * <p>Counted are the statements of all sessions of all databases of the JVM, on any thread, while the test runs: a test that others run beside needs
 * {@link org.junit.jupiter.api.parallel.Isolated}. No database has to be told of it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@ExtendWith(StatementBudgetExtension.class)
public @interface StatementBudget {

    /** How many statements at most. */
    int value();
}
