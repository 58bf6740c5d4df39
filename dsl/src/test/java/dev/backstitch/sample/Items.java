package dev.backstitch.sample;

import static dev.backstitch.sample.Orders.ORDERS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToOne;

public final class Items extends EntityTable<Item> {

    public static final Items ITEMS = new Items();

    public final Column<Item, Long> id = bigint("id").identity().primaryKey().map(Item::getId, Item::setId);
    public final Column<Item, String> name = text("name").notNull().map(Item::getName, Item::setName);
    public final Column<Item, Long> orderId = bigint("order_id").notNull().references(() -> ORDERS.id);
    public final ToOne<Item, Order> order =
            toOne("order", Item::order).on(orderId).backPopulates(() -> ORDERS.items);

    private Items() {
        super("items", Item.class, Item::new);
    }
}
