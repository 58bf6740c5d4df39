package dev.backstitch.dsl;

import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Declares association tables: import {@link #associationTable} statically. */
public final class Associations {

    private Associations() {}

    /** Begins with the table's name; {@code from(..)} and {@code to(..)} follow. */
    public static Begun associationTable(String name) {
        return new Begun(name);
    }

    /** An association table that needs its first side. */
    public static final class Begun {

        private final String name;

        private Begun(String name) {
            this.name = name;
        }

        /**
         * The column that names a row of the first side.
         *
         * @param key the key column it names
         */
        public <A> From<A> from(String column, Supplier<? extends Column<A, ?>> key) {
            return new From<>(name, List.of(new Association.Side(column, key)));
        }
    }

    /** An association table that needs its other side, or further columns of the first where its key has several. */
    public static final class From<A> {

        private final String name;
        private final List<Association.Side> from;

        private From(String name, List<Association.Side> from) {
            this.name = name;
            this.from = from;
        }

        /** A further column of the first side, whose key has several. */
        public From<A> and(String column, Supplier<? extends Column<A, ?>> key) {
            return new From<>(name, plus(from, new Association.Side(column, key)));
        }

        /** The column that names a row of the other side. */
        public <B> AssociationSpec<A, B> to(String column, Supplier<? extends Column<B, ?>> key) {
            return new AssociationSpec<>(name, from, List.of(new Association.Side(column, key)));
        }
    }

    static List<Association.Side> plus(List<Association.Side> sides, Association.Side side) {
        List<Association.Side> all = new ArrayList<>(sides);
        all.add(side);
        return all;
    }
}
