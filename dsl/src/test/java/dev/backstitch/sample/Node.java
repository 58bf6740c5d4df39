package dev.backstitch.sample;

import static dev.backstitch.sample.Nodes.NODES;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;

public class Node {

    private Long id;
    private String name;
    private final One<Node> parent = NODES.parent.of(this);
    private final Many<Node> children = NODES.children.of(this);

    public Node() {}

    public Node(String name) {
        this.name = name;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public One<Node> parent() {
        return parent;
    }

    public Many<Node> children() {
        return children;
    }

    @Override
    public String toString() {
        return name;
    }
}
