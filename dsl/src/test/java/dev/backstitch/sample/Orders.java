package dev.backstitch.sample;

import static dev.backstitch.sample.Items.ITEMS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

public final class Orders extends EntityTable<Order> {

    public static final Orders ORDERS = new Orders();

    public final Column<Order, Long> id = bigint("id").identity().primaryKey().map(Order::getId, Order::setId);
    public final Column<Order, String> code = text("code").notNull().map(Order::getCode, Order::setCode);
    public final ToMany<Order, Item> items =
            toMany("items", Order::items).backPopulates(() -> ITEMS.order).owned();

    private Orders() {
        super("orders", Order.class, Order::new);
    }
}
