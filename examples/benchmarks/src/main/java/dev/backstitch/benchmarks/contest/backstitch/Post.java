package dev.backstitch.benchmarks.contest.backstitch;

import static dev.backstitch.benchmarks.contest.backstitch.Posts.POSTS;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import org.jspecify.annotations.Nullable;

public final class Post {

    private @Nullable Long id;
    private String title = "";
    private final One<User> author = POSTS.author.of(this);
    private final Many<Tag> tags = POSTS.tags.of(this);

    public Post() {}

    public Post(String title) {
        this.title = title;
    }

    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public One<User> author() {
        return author;
    }

    public @Nullable User getAuthor() {
        return author.get();
    }

    public void setAuthor(@Nullable User user) {
        author.set(user);
    }

    public Many<Tag> tags() {
        return tags;
    }
}
