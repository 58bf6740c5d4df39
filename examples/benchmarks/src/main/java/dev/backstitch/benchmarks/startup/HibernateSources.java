package dev.backstitch.benchmarks.startup;

/** One table as a user of Hibernate writes it. */
final class HibernateSources {

    private HibernateSources() {}

    static String entity(int table, int tables) {
        return """
            import jakarta.persistence.*;

            @Entity
            @Table(name = "things%1$d")
            public class Thing%1$d {
                @Id
                private Long id;
                @Column(nullable = false, length = 80)
                private String name;
                @Column(length = 200)
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
                table, table == 0 ? "" : """
                @ManyToOne(fetch = FetchType.LAZY)
                @JoinColumn(name = "parent_id")
                private Thing%1$d parent;
                public Thing%1$d getParent() { return parent; }
                public void setParent(Thing%1$d parent) { this.parent = parent; }
                """.formatted(table - 1), table == tables - 1 ? "" : """
                @OneToMany(mappedBy = "parent")
                private java.util.List<Thing%1$d> children = new java.util.ArrayList<>();
                public java.util.List<Thing%1$d> getChildren() { return children; }
                """.formatted(table + 1));
    }
}
