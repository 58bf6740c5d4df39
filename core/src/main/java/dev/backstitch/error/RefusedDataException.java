package dev.backstitch.error;

/** A value that PostgreSQL would refuse or store as something else, found before any statement was sent. */
public final class RefusedDataException extends BackstitchException {

    private static final long serialVersionUID = 1L;

    /** @param message the property, what is wrong with its value, and the choices; never the value itself */
    public RefusedDataException(String message) {
        super(message, null);
    }
}
