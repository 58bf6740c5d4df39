package dev.backstitch.law;

import static dev.backstitch.law.Gallery.Directors.DIRECTORS;
import static dev.backstitch.law.Gallery.Guides.GUIDES;
import static dev.backstitch.law.Gallery.Museums.MUSEUMS;
import static dev.backstitch.law.Gallery.Paintings.PAINTINGS;
import static dev.backstitch.law.Gallery.Rooms.ROOMS;
import static dev.backstitch.law.Gallery.Themes.THEMES;
import static dev.backstitch.sample.Associated.FOLLOWS;
import static dev.backstitch.sample.Associated.POST_TAGS;
import static dev.backstitch.sample.Items.ITEMS;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Orders.ORDERS;
import static dev.backstitch.sample.People.PEOPLE;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;

import dev.backstitch.law.Gallery.Director;
import dev.backstitch.law.Gallery.Guide;
import dev.backstitch.law.Gallery.Museum;
import dev.backstitch.law.Gallery.Painting;
import dev.backstitch.law.Gallery.Room;
import dev.backstitch.law.Gallery.Theme;
import dev.backstitch.model.Model;
import dev.backstitch.sample.Item;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Order;
import dev.backstitch.sample.Person;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import java.util.stream.Stream;

/** All relationships of the sample and of the gallery, each from all of its ends, and choices of them for parameterized tests. */
final class Sides {

    static final Model MODEL = Model.of(
            USERS,
            PROFILES,
            POSTS,
            TAGS,
            POST_TAGS,
            NODES,
            PEOPLE,
            FOLLOWS,
            ORDERS,
            ITEMS,
            MUSEUMS,
            ROOMS,
            THEMES,
            GUIDES,
            DIRECTORS,
            PAINTINGS,
            Gallery.MUSEUM_THEMES);

    private static final Side.Type<User> USER = new Side.Type<>(USERS, USERS.name, User::new);
    private static final Side.Type<Post> POST = new Side.Type<>(POSTS, POSTS.title, Post::new);
    private static final Side.Type<Profile> PROFILE = new Side.Type<>(PROFILES, PROFILES.bio, Profile::new);
    private static final Side.Type<Tag> TAG = new Side.Type<>(TAGS, TAGS.name, Tag::new);
    private static final Side.Type<Node> NODE = new Side.Type<>(NODES, NODES.name, Node::new);
    private static final Side.Type<Person> PERSON = new Side.Type<>(PEOPLE, PEOPLE.name, Person::new);
    private static final Side.Type<Order> ORDER = new Side.Type<>(ORDERS, ORDERS.code, Order::new);
    private static final Side.Type<Item> ITEM = new Side.Type<>(ITEMS, ITEMS.name, Item::new);
    private static final Side.Type<Museum> MUSEUM = new Side.Type<>(MUSEUMS, MUSEUMS.name, Museum::new);
    private static final Side.Type<Room> ROOM = new Side.Type<>(ROOMS, ROOMS.name, Room::new);
    private static final Side.Type<Theme> THEME = new Side.Type<>(THEMES, THEMES.name, Theme::new);
    private static final Side.Type<Guide> GUIDE = new Side.Type<>(GUIDES, GUIDES.name, Guide::new);
    private static final Side.Type<Director> DIRECTOR = new Side.Type<>(DIRECTORS, DIRECTORS.name, Director::new);
    private static final Side.Type<Painting> PAINTING = new Side.Type<>(PAINTINGS, PAINTINGS.name, Painting::new);

    private static final List<Side<?, ?>> ALL = List.of(
            new Side<>("one-to-many", USER, POST, USERS.posts, false, "users n join posts f on f.user_id = n.id"),
            new Side<>("one-to-many", POST, USER, POSTS.author, true, "posts n join users f on n.user_id = f.id"),
            new Side<>(
                    "one-to-one, holding",
                    PROFILE,
                    USER,
                    PROFILES.user,
                    false,
                    "profiles n join users f on n.user_id = f.id"),
            new Side<>(
                    "one-to-one, held",
                    USER,
                    PROFILE,
                    USERS.profile,
                    false,
                    "users n join profiles f on f.user_id = n.id"),
            new Side<>(
                    "many-to-many",
                    POST,
                    TAG,
                    POSTS.tags,
                    true,
                    "post_tags j join posts n on n.id = j.post_id join tags f on f.id = j.tag_id"),
            new Side<>(
                    "many-to-many",
                    TAG,
                    POST,
                    TAGS.posts,
                    true,
                    "post_tags j join tags n on n.id = j.tag_id join posts f on f.id = j.post_id"),
            new Side<>("tree", NODE, NODE, NODES.children, false, "nodes n join nodes f on f.parent_id = n.id"),
            new Side<>("tree", NODE, NODE, NODES.parent, true, "nodes n join nodes f on n.parent_id = f.id"),
            new Side<>(
                    "self-referential many-to-many",
                    PERSON,
                    PERSON,
                    PEOPLE.following,
                    true,
                    "follows j join people n on n.id = j.follower_id join people f on f.id = j.followed_id"),
            new Side<>(
                    "self-referential many-to-many",
                    PERSON,
                    PERSON,
                    PEOPLE.followers,
                    true,
                    "follows j join people n on n.id = j.followed_id join people f on f.id = j.follower_id"),
            new Side<>("owned", ORDER, ITEM, ORDERS.items, false, "orders n join items f on f.order_id = n.id"),
            new Side<>("owned", ITEM, ORDER, ITEMS.order, true, "items n join orders f on n.order_id = f.id"),
            new Side<>("one-sided", MUSEUM, ROOM, MUSEUMS.rooms, false, "museums n join rooms f on f.museum_id = n.id"),
            new Side<>(
                    "one-sided",
                    PAINTING,
                    MUSEUM,
                    PAINTINGS.museum,
                    true,
                    "paintings n join museums f on n.museum_id = f.id"),
            new Side<>(
                    "one-sided",
                    MUSEUM,
                    THEME,
                    MUSEUMS.themes,
                    true,
                    "museum_themes j join museums n on n.id = j.museum_id join themes f on f.id = j.theme_id"),
            new Side<>(
                    "owned, one-sided",
                    MUSEUM,
                    GUIDE,
                    MUSEUMS.guides,
                    false,
                    "museums n join guides f on f.museum_id = n.id"),
            new Side<>(
                    "owned one-to-one, holding",
                    DIRECTOR,
                    MUSEUM,
                    DIRECTORS.museum,
                    false,
                    "directors n join museums f on n.museum_id = f.id"),
            new Side<>(
                    "owned one-to-one, held",
                    MUSEUM,
                    DIRECTOR,
                    MUSEUMS.director,
                    false,
                    "museums n join directors f on f.museum_id = n.id"));

    private Sides() {}

    static Stream<Side<?, ?>> all() {
        return ALL.stream();
    }

    /** Those that the other side answers. */
    static Stream<Side<?, ?>> mirrored() {
        return all().filter(Side::isMirrored);
    }

    static Stream<Side<?, ?>> collections() {
        return all().filter(Side::isMany);
    }

    static Stream<Side<?, ?>> references() {
        return all().filter(side -> !side.isMany());
    }

    /** References whose own row holds the key. */
    static Stream<Side<?, ?>> holding() {
        return references().filter(side -> !side.isHeld());
    }

    static Stream<Side<?, ?>> through() {
        return all().filter(Side::isThrough);
    }

    /** References that the other side answers with a collection. */
    static Stream<Side<?, ?>> manyToOne() {
        return references().filter(side -> side.isMirrored() && side.isShared());
    }

    /** Those whose far objects need no near one. */
    static Stream<Side<?, ?>> nullable() {
        return all().filter(side -> !side.isOwned());
    }

    static Stream<Side<?, ?>> nullableHolding() {
        return holding().filter(side -> !side.isOwned());
    }

    /** Those that are answered by a reference. */
    static Stream<Side<?, ?>> exclusive() {
        return mirrored().filter(side -> !side.isShared());
    }

    static Stream<Side<?, ?>> mirroredCollections() {
        return mirrored().filter(Side::isMany);
    }

    /** Those whose near objects can be without a far one. */
    static Stream<Side<?, ?>> standalone() {
        return all().filter(side -> !side.isOwned() || !holding().toList().contains(side));
    }

    /** Collections that are answered by a reference. */
    static Stream<Side<?, ?>> exclusiveCollections() {
        return exclusive().filter(Side::isMany);
    }

    static Stream<Side<?, ?>> nullableReferences() {
        return references().filter(side -> !side.isOwned());
    }

    /** Those whose near objects own the far ones. */
    static Stream<Side<?, ?>> owners() {
        return all().filter(side -> side.isOwned() && holding().noneMatch(other -> other == side));
    }

    /** Without those of these names. */
    static Stream<Side<?, ?>> without(Stream<Side<?, ?>> sides, String... names) {
        return sides.filter(side -> !List.of(names).contains(side.here().label()));
    }
}
