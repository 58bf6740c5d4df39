package dev.backstitch.benchmarks.contest.plain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class Post {

    private @Nullable Long id;
    private String title;
    private @Nullable Long userId;
    private final List<Tag> tags = new ArrayList<>(0);

    /** Written by {@link User} only, together with its list. */
    @Nullable
    User author;

    public Post(String title) {
        this.title = title;
    }

    /** One that has a row. */
    public static Post stored(Long id, String title, Long userId) {
        Post post = new Post(title);
        post.id = id;
        post.userId = userId;
        return post;
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

    /** The author's key as it was read, also where the author was not. */
    public @Nullable Long getUserId() {
        return userId;
    }

    public @Nullable User getAuthor() {
        return author;
    }

    public void setAuthor(@Nullable User user) {
        if (user != null) {
            user.addPost(this);
        } else if (author != null) {
            author.removePost(this);
        }
    }

    public List<Tag> getTags() {
        return Collections.unmodifiableList(tags);
    }

    /** Adds a tag that the post does not have yet. */
    public void addTag(Tag tag) {
        tags.add(tag);
        tag.posts.add(this);
    }
}
