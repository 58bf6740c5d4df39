package dev.backstitch.benchmarks.startup;

/** One table as a user of Backstitch writes it: the class of its objects, and its mapping. */
final class BackstitchSources {

    private BackstitchSources() {}

    static String entity(int table, int tables) {
        return """
            public final class Thing%1$d {
                private Long id;
                private String name;
                private String note;
                private Integer amount;
            %2$s%3$s
                public Long getId() { return id; }
                public void setId(Long id) { this.id = id; }
                public String getName() { return name; }
                public void setName(String name) { this.name = name; }
                public String getNote() { return note; }
                public void setNote(String note) { this.note = note; }
                public Integer getAmount() { return amount; }
                public void setAmount(Integer amount) { this.amount = amount; }
            }
            """.formatted(
                        table,
                        table == 0 ? "" : """
                private final dev.backstitch.link.One<Thing%2$d> parent = Things%1$d.THINGS.parent.of(this);
                public dev.backstitch.link.One<Thing%2$d> parent() { return parent; }
                """.formatted(table, table - 1),
                        table == tables - 1 ? "" : """
                private final dev.backstitch.link.Many<Thing%2$d> children = Things%1$d.THINGS.children.of(this);
                public dev.backstitch.link.Many<Thing%2$d> children() { return children; }
                """.formatted(table, table + 1));
    }

    static String table(int table, int tables) {
        return """
            import dev.backstitch.model.*;

            public final class Things%1$d extends dev.backstitch.dsl.EntityTable<Thing%1$d> {
                public static final Things%1$d THINGS = new Things%1$d();
                public final Column<Thing%1$d, Long> id = bigint("id").primaryKey().map(Thing%1$d::getId, Thing%1$d::setId);
                public final Column<Thing%1$d, String> name = varchar("name", 80).notNull().map(Thing%1$d::getName, Thing%1$d::setName);
                public final Column<Thing%1$d, String> note = varchar("note", 200).map(Thing%1$d::getNote, Thing%1$d::setNote);
                public final Column<Thing%1$d, Integer> amount = integer("amount").map(Thing%1$d::getAmount, Thing%1$d::setAmount);
            %2$s%3$s
                private Things%1$d() { super("things%1$d", Thing%1$d.class, Thing%1$d::new); }
            }
            """.formatted(
                        table,
                        table == 0 ? "" : """
                public final Column<Thing%1$d, Long> parentId = bigint("parent_id").references(() -> Things%2$d.THINGS.id);
                public final ToOne<Thing%1$d, Thing%2$d> parent =
                        toOne("parent", Thing%1$d::parent).on(parentId).backPopulates(() -> Things%2$d.THINGS.children);
                """.formatted(table, table - 1),
                        table == tables - 1 ? "" : """
                public final ToMany<Thing%1$d, Thing%2$d> children =
                        toMany("children", Thing%1$d::children).backPopulates(() -> Things%2$d.THINGS.parent);
                """.formatted(table, table + 1));
    }
}
