package dev.backstitch.sample;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

public final class Nodes extends EntityTable<Node> {

    public static final Nodes NODES = new Nodes();

    public final Column<Node, Long> id = bigint("id").identity().primaryKey().map(Node::getId, Node::setId);
    public final Column<Node, String> name = text("name").notNull().map(Node::getName, Node::setName);
    public final Column<Node, Long> parentId = bigint("parent_id").references(() -> NODES.id);
    public final ToOne<Node, Node> parent =
            toOne("parent", Node::parent).on(parentId).backPopulates(() -> NODES.children);
    public final ToMany<Node, Node> children =
            toMany("children", Node::children).backPopulates(() -> NODES.parent);

    private Nodes() {
        super("nodes", Node.class, Node::new);
    }

    private Nodes(String alias, Nodes of) {
        super(alias, of);
    }

    @Override
    public Nodes as(String alias) {
        return new Nodes(alias, this);
    }
}
