package dev.backstitch.law.random;

import static dev.backstitch.sample.Items.ITEMS;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Orders.ORDERS;
import static dev.backstitch.sample.People.PEOPLE;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;

import dev.backstitch.link.Link;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.ToMany;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ends of the sample's relationships. */
@SuppressWarnings("ImmutableEnumChecker") // relationships never change
enum Side {
    POST_AUTHOR(Bond.AUTHORSHIP, true, POSTS.author),
    USER_POSTS(Bond.AUTHORSHIP, false, USERS.posts),
    PROFILE_USER(Bond.PORTRAIT, true, PROFILES.user),
    USER_PROFILE(Bond.PORTRAIT, false, USERS.profile),
    POST_TAGS(Bond.LABELLING, true, POSTS.tags),
    TAG_POSTS(Bond.LABELLING, false, TAGS.posts),
    NODE_PARENT(Bond.DESCENT, true, NODES.parent),
    NODE_CHILDREN(Bond.DESCENT, false, NODES.children),
    PERSON_FOLLOWING(Bond.FOLLOWING, true, PEOPLE.following),
    PERSON_FOLLOWERS(Bond.FOLLOWING, false, PEOPLE.followers),
    ITEM_ORDER(Bond.OWNERSHIP, true, ITEMS.order),
    ORDER_ITEMS(Bond.OWNERSHIP, false, ORDERS.items);

    private static final List<Side> COLLECTIONS =
            Arrays.stream(values()).filter(Side::many).toList();

    private static final Map<Kind, List<Side>> BY_OWNER =
            Arrays.stream(values()).collect(Collectors.groupingBy(Side::owner));

    private final Bond bond;
    private final boolean left;
    private final Relationship<Object, Object> relationship;

    @SuppressWarnings("unchecked") // a side is only ever given objects of its own classes
    Side(Bond bond, boolean left, Relationship<?, ?> relationship) {
        this.bond = bond;
        this.left = left;
        this.relationship = (Relationship<Object, Object>) relationship;
    }

    static Side at(int place) {
        return values()[Math.floorMod(place, values().length)];
    }

    static Side collectionAt(int place) {
        return COLLECTIONS.get(Math.floorMod(place, COLLECTIONS.size()));
    }

    static List<Side> of(Kind owner) {
        return BY_OWNER.getOrDefault(owner, List.of());
    }

    Bond bond() {
        return bond;
    }

    Relationship<Object, Object> relationship() {
        return relationship;
    }

    boolean many() {
        return relationship instanceof ToMany<?, ?>;
    }

    /** The other end. */
    Side across() {
        return Arrays.stream(values())
                .filter(side -> side.bond == bond && side.left != left)
                .findFirst()
                .orElseThrow();
    }

    Kind owner() {
        return left ? bond.left() : bond.right();
    }

    Kind target() {
        return left ? bond.right() : bond.left();
    }

    Pair pair(Thing owner, Thing target) {
        return left ? new Pair(owner, target) : new Pair(target, owner);
    }

    /** Whether the thing is the owner of this side in a pair. */
    boolean owns(Thing thing, Pair pair) {
        return thing.equals(left ? pair.left() : pair.right());
    }

    Thing target(Pair pair) {
        return left ? pair.right() : pair.left();
    }

    Link<Object> link(Object owner) {
        return relationship.linkOf(owner);
    }

    One<Object> one(Object owner) {
        return (One<Object>) link(owner);
    }

    Many<Object> collection(Object owner) {
        return (Many<Object>) link(owner);
    }

    String label() {
        return relationship.label().substring(relationship.label().indexOf('.') + 1);
    }
}
