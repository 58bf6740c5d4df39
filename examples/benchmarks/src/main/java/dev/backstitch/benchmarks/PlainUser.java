package dev.backstitch.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blog's user as it is written without a library: a list of posts that its methods keep equal with the posts' authors. */
final class PlainUser {

    private @Nullable Long id;
    private String name;
    private final List<PlainPost> posts = new ArrayList<>();

    PlainUser(String name) {
        this.name = name;
    }

    @Nullable
    Long getId() {
        return id;
    }

    void setId(@Nullable Long id) {
        this.id = id;
    }

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    List<PlainPost> getPosts() {
        return Collections.unmodifiableList(posts);
    }

    /** Adds a post, which leaves its former author; false where it is here already. */
    boolean addPost(PlainPost post) {
        PlainUser former = post.author;
        if (former == this) {
            return false;
        }
        if (former != null) {
            former.posts.remove(post);
        }
        posts.add(post);
        post.author = this;
        return true;
    }

    /** Removes a post, which has no author then; false where it is not here. */
    boolean removePost(PlainPost post) {
        if (post.author != this) {
            return false;
        }
        posts.remove(post);
        post.author = null;
        return true;
    }
}
