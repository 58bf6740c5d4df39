package dev.backstitch.sample;

import static dev.backstitch.dsl.Associations.associationTable;
import static dev.backstitch.sample.People.PEOPLE;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;

import dev.backstitch.model.Association;

/** The association tables of the sample. */
public final class Associated {

    public static final Association<Post, Tag> POST_TAGS =
            associationTable("post_tags").from("post_id", () -> POSTS.id).to("tag_id", () -> TAGS.id);

    public static final Association<Person, Person> FOLLOWS =
            associationTable("follows").from("follower_id", () -> PEOPLE.id).to("followed_id", () -> PEOPLE.id);

    private Associated() {}
}
