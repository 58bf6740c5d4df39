package dev.backstitch.model;

import org.jspecify.annotations.Nullable;

/** Compares what a mapping declares by identity: jOOQ's tables and fields are equal by name, and two tables may have one name by mistake. */
final class Same {

    private Same() {}

    static boolean object(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }
}
