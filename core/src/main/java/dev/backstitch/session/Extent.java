package dev.backstitch.session;

import dev.backstitch.error.UsageException;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which rows a statement on a whole table is about: that it is all of them has to be said. An immutable value.
 *
 * @param condition what they have to fulfil
 * @param whole whether it was said that all are meant
 */
record Extent(Condition condition, boolean whole) {

    static final Extent NOT_SAID = new Extent(DSL.noCondition(), false);

    Extent where(Condition... conditions) {
        Condition more = conditions.length == 0 ? DSL.noCondition() : DSL.and(conditions);
        return new Extent(condition.and(more), whole);
    }

    Extent all() {
        return new Extent(condition, true);
    }

    /** @throws UsageException where nothing was said, or one thing and the other */
    Condition condition(String statement) {
        boolean limited = !condition.equals(DSL.noCondition());
        if (limited == whole) {
            throw new UsageException(
                    whole
                            ? statement + " says both all() and where(..): leave one of them out"
                            : statement
                                    + " says nothing of which rows, and would change all of them: give it where(..), or say"
                                    + " all()");
        }
        return condition;
    }
}
