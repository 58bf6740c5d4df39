package dev.backstitch.change;

import java.lang.reflect.RecordComponent;
import java.util.UUID;

/** Tells the classes whose values surely never change: such a value is its own snapshot. */
public final class Immutability {

    private Immutability() {}

    /** Whether no value of the class changes. */
    public static boolean of(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || known(type) || (type.isRecord() && ofComponents(type));
    }

    /** A class of java.lang or java.math that is not final may have a mutable heir; the final ones and BigDecimal have none in practice. */
    private static boolean known(Class<?> type) {
        String name = type.getPackageName();
        return type == UUID.class
                || type == String.class
                || name.equals("java.math")
                || name.equals("java.time")
                || (name.equals("java.lang") && Number.class.isAssignableFrom(type))
                || type == Boolean.class
                || type == Character.class;
    }

    private static boolean ofComponents(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == type || !of(component.getType())) {
                return false;
            }
        }
        return true;
    }
}
