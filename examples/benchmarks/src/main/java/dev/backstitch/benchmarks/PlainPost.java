package dev.backstitch.benchmarks;

import org.jspecify.annotations.Nullable;

/** The blog's post as it is written without a library. */
final class PlainPost {

    private @Nullable Long id;
    private String title;

    /** Written by {@link PlainUser} only, together with its list. */
    @Nullable
    PlainUser author;

    PlainPost(String title) {
        this.title = title;
    }

    @Nullable
    Long getId() {
        return id;
    }

    void setId(@Nullable Long id) {
        this.id = id;
    }

    String getTitle() {
        return title;
    }

    void setTitle(String title) {
        this.title = title;
    }

    @Nullable
    PlainUser getAuthor() {
        return author;
    }

    void setAuthor(@Nullable PlainUser user) {
        if (user != null) {
            user.addPost(this);
        } else if (author != null) {
            author.removePost(this);
        }
    }
}
