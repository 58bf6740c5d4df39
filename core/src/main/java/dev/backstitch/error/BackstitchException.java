package dev.backstitch.error;

import org.jspecify.annotations.Nullable;

/** The root of everything Backstitch throws on purpose; each kind says what a program can do about it. */
public abstract sealed class BackstitchException extends RuntimeException
        permits MappingException, UsageException, RefusedDataException, DatabaseException {

    private static final long serialVersionUID = 1L;

    BackstitchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
