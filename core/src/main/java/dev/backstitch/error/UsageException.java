package dev.backstitch.error;

import org.jspecify.annotations.Nullable;

/** A call that cannot be answered in the state things are in: nothing has been changed by it. */
public final class UsageException extends BackstitchException {

    private static final long serialVersionUID = 1L;

    /** @param message what was called on what, why it is refused and what to do instead */
    public UsageException(String message) {
        super(message, null);
    }

    /** The same, with what was found underneath. */
    public UsageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
