package dev.backstitch.benchmarks.contest.plain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class Tag {

    private @Nullable Long id;
    private String name;

    /** Written by {@link Post} only, together with its list. */
    final List<Post> posts = new ArrayList<>();

    public Tag(String name) {
        this.name = name;
    }

    /** One that has a row. */
    public static Tag stored(Long id, String name) {
        Tag tag = new Tag(name);
        tag.id = id;
        return tag;
    }

    public @Nullable Long getId() {
        return id;
    }

    public void setId(@Nullable Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<Post> getPosts() {
        return Collections.unmodifiableList(posts);
    }
}
