package dev.backstitch.sample;

import static dev.backstitch.sample.Items.ITEMS;

import dev.backstitch.link.One;

public class Item {

    private Long id;
    private String name;
    private final One<Order> order = ITEMS.order.of(this);

    public Item() {}

    public Item(String name) {
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

    public One<Order> order() {
        return order;
    }

    @Override
    public String toString() {
        return name;
    }
}
