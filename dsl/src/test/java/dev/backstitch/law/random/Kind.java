package dev.backstitch.law.random;

import static dev.backstitch.sample.Items.ITEMS;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Orders.ORDERS;
import static dev.backstitch.sample.People.PEOPLE;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;

import dev.backstitch.model.Column;
import dev.backstitch.sample.Item;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Order;
import dev.backstitch.sample.Person;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The classes of the sample, with what programs do to their objects. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state, and columns, which never change
enum Kind {
    USER(User.class, User::new, User::getId, User::setName, USERS.id),
    PROFILE(Profile.class, Profile::new, Profile::getId, Profile::setBio, PROFILES.id),
    POST(Post.class, Post::new, Post::getId, Post::setTitle, POSTS.id),
    TAG(Tag.class, Tag::new, Tag::getId, Tag::setName, TAGS.id),
    NODE(Node.class, Node::new, Node::getId, Node::setName, NODES.id),
    PERSON(Person.class, Person::new, Person::getId, Person::setName, PEOPLE.id),
    ORDER(Order.class, Order::new, Order::getId, Order::setCode, ORDERS.id),
    ITEM(Item.class, Item::new, Item::getId, Item::setName, ITEMS.id);

    private final Class<?> type;
    private final Function<String, Object> maker;
    private final Function<Object, Long> key;
    private final BiConsumer<Object, String> name;
    private final Column<Object, Long> id;

    @SuppressWarnings("unchecked") // a kind is only ever given objects of its own class
    <E> Kind(
            Class<E> type,
            Function<String, E> maker,
            Function<E, Long> key,
            BiConsumer<E, String> name,
            Column<E, Long> id) {
        this.type = type;
        this.maker = (Function<String, Object>) maker;
        this.key = (Function<Object, Long>) key;
        this.name = (BiConsumer<Object, String>) name;
        this.id = (Column<Object, Long>) id;
    }

    static Kind at(int place) {
        return values()[Math.floorMod(place, values().length)];
    }

    static Kind of(Object object) {
        for (Kind kind : values()) {
            if (kind.type.isInstance(object)) {
                return kind;
            }
        }
        throw new AssertionError("an object of a class that the sample does not have: " + object);
    }

    Object make(String called) {
        return maker.apply(called);
    }

    /** The key that an object has; null where it never had a row. */
    Long keyOf(Object object) {
        return key.apply(object);
    }

    void rename(Object object, String called) {
        name.accept(object, called);
    }

    Column<Object, Long> id() {
        return id;
    }
}
