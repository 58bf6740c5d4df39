package dev.backstitch.benchmarks;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.openjdk.jol.vm.VM;

/** Counts the bytes of an object and of all that is reached from it, without going into what belongs to others. */
public final class Footprint {

    private final Predicate<Object> others;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();

    private Footprint(Predicate<Object> others) {
        this.others = others;
    }

    /**
     * The bytes that the heap gives to it, with headers and padding.
     *
     * @param others what is not counted and not gone through; not asked of the root
     */
    public static long of(Object root, Predicate<Object> others) {
        return byClass(root, others).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The same, told by the names of classes. */
    public static Map<String, Long> byClass(Object root, Predicate<Object> others) {
        return new Footprint(others).count(root);
    }

    private Map<String, Long> count(Object root) {
        seen.add(root);
        waiting.add(root);
        Map<String, Long> bytes = new HashMap<>();
        while (!waiting.isEmpty()) {
            Object object = waiting.remove();
            bytes.merge(object.getClass().getTypeName(), VM.current().sizeOf(object), Long::sum);
            if (object instanceof Object[] array) {
                for (Object element : array) {
                    reach(element);
                }
            } else {
                reachFields(object);
            }
        }
        return bytes;
    }

    private void reachFields(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    reach(valueOf(field, object));
                }
            }
        }
    }

    private static Object valueOf(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    private void reach(Object object) {
        if (object != null && !others.test(object) && seen.add(object)) {
            waiting.add(object);
        }
    }
}
