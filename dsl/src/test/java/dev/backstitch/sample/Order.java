package dev.backstitch.sample;

import static dev.backstitch.sample.Orders.ORDERS;

import dev.backstitch.link.Many;

public class Order {

    private Long id;
    private String code;
    private final Many<Item> items = ORDERS.items.of(this);

    public Order() {}

    public Order(String code) {
        this.code = code;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public Many<Item> items() {
        return items;
    }

    @Override
    public String toString() {
        return code;
    }
}
