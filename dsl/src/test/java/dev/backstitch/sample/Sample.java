package dev.backstitch.sample;

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

import dev.backstitch.model.Model;

/** The model of the domain that tests and docs share. */
public final class Sample {

    public static final Model MODEL =
            Model.of(USERS, PROFILES, POSTS, TAGS, POST_TAGS, NODES, PEOPLE, FOLLOWS, ORDERS, ITEMS);

    private Sample() {}
}
