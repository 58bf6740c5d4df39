package dev.backstitch.benchmarks.contest.backstitch;

import static dev.backstitch.benchmarks.contest.backstitch.Posts.POSTS;
import static dev.backstitch.benchmarks.contest.backstitch.Posts.POST_TAGS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;

public final class Tags extends EntityTable<Tag> {

    public static final Tags TAGS = new Tags();

    public final Column<Tag, Long> id = bigint("id").identity().primaryKey().map(Tag::getId, Tag::setId);
    public final Column<Tag, String> name = varchar("name", 80).notNull().map(Tag::getName, Tag::setName);
    public final ToMany<Tag, Post> posts =
            toMany("posts", Tag::posts).through(() -> POST_TAGS.reversed()).backPopulates(() -> POSTS.tags);

    private Tags() {
        super("tags", Tag.class, Tag::new);
    }
}
