package dev.backstitch.benchmarks.contest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares what a contestant has in memory, and what is in the tables, with the sample: contents, both sides of every link, and objects that are the same. */
final class Checks {

    private final Sample sample;
    private final BlogTables tables;

    Checks(Sample sample, BlogTables tables) {
        this.sample = sample;
        this.tables = tables;
    }

    <U, P, T> void inserted(Accessors<U, P, T> accessors, List<U> users) {
        graph(accessors, users);
        rows(sample::title, sample::author, sample.posts());
        Map<String, Long> keys = new HashMap<>();
        users.forEach(user -> {
            keys.put(accessors.name().apply(user), accessors.userId().apply(user));
            accessors
                    .posts()
                    .apply(user)
                    .forEach(post -> keys.put(
                            accessors.title().apply(post), accessors.postId().apply(post)));
        });
        same("keys", tables.keys(), keys);
    }

    <U, P, T> void graph(Accessors<U, P, T> accessors, List<U> users) {
        same("number of users", sample.users(), users.size());
        users(accessors, users, 1, sample::author);
        Map<String, T> tags = new HashMap<>();
        Map<T, List<P>> posts = new HashMap<>();
        for (U user : users) {
            for (P post : accessors.posts().apply(user)) {
                int number = number(accessors.title().apply(post));
                Collection<T> theirs = accessors.tags().apply(post);
                same("tags of post " + number, tagNames(number), names(accessors, theirs));
                for (T tag : theirs) {
                    String name = accessors.tagName().apply(tag);
                    same("tag of that name", tags.computeIfAbsent(name, unknown -> tag), tag);
                    posts.computeIfAbsent(tag, first -> new ArrayList<>()).add(post);
                }
            }
        }
        posts.forEach((tag, theirs) -> sameObjects(
                "posts of " + accessors.tagName().apply(tag),
                theirs,
                accessors.taggedPosts().apply(tag)));
    }

    private List<String> tagNames(int post) {
        return IntStream.range(0, Sample.TAGS_EACH)
                .mapToObj(which -> sample.tagName(sample.tag(post, which)))
                .sorted()
                .toList();
    }

    private static <T> List<String> names(Accessors<?, ?, T> accessors, Collection<T> tags) {
        return tags.stream().map(accessors.tagName()).sorted().toList();
    }

    <U> void someUsers(Accessors<U, ?, ?> accessors, List<U> users) {
        same("number of users", sample.someUsers(), users.size());
        users(accessors, users, 1, sample::author);
    }

    /** The users follow each other from a number on; of each, name, posts in the order of their numbers, and that these name it as their author. */
    private <U, P> void users(Accessors<U, P, ?> accessors, List<U> users, int first, IntUnaryOperator author) {
        Map<Integer, List<Integer>> expected = new HashMap<>();
        for (int post = 1; post <= sample.posts(); post++) {
            expected.computeIfAbsent(author.applyAsInt(post), none -> new ArrayList<>())
                    .add(post);
        }
        int number = first;
        for (U user : users) {
            same("name", sample.userName(number), accessors.name().apply(user));
            List<Integer> posts = new ArrayList<>();
            for (P post : accessors.posts().apply(user)) {
                same(
                        "author of a post of user " + number,
                        user,
                        accessors.author().apply(post));
                posts.add(number(accessors.title().apply(post)));
            }
            posts.sort(Comparator.naturalOrder());
            same("posts of user " + number, expected.getOrDefault(number, List.of()), posts);
            number++;
        }
    }

    <P> void allPosts(Accessors<?, P, ?> accessors, List<P> posts) {
        posts(accessors, posts, sample::title);
    }

    <P> void somePosts(Accessors<?, P, ?> accessors, List<P> posts) {
        List<Long> expected = Arrays.stream(sample.somePosts()).boxed().sorted().toList();
        same(
                "keys found",
                expected,
                posts.stream().map(accessors.postId()).sorted().toList());
        for (P post : posts) {
            int id = accessors.postId().apply(post).intValue();
            same("title", sample.title(id), accessors.title().apply(post));
        }
    }

    <P> void revised(Accessors<?, P, ?> accessors, List<P> posts) {
        posts(accessors, posts, this::titleRevised);
        rows(this::titleRevised, sample::author, sample.posts());
    }

    private String titleRevised(int post) {
        return sample.isRevised(post) ? sample.revisedTitle(post) : sample.title(post);
    }

    private <P> void posts(Accessors<?, P, ?> accessors, List<P> posts, IntFunction<String> title) {
        same("number of posts", sample.posts(), posts.size());
        posts.forEach(post -> {
            int id = accessors.postId().apply(post).intValue();
            same("title", title.apply(id), accessors.title().apply(post));
        });
    }

    void unchanged() {
        rows(sample::title, sample::author, sample.posts());
    }

    void deleted() {
        rows(sample::title, sample::author, 0);
        same("links left", 0L, tables.links());
    }

    <U> void moved(Accessors<U, ?, ?> accessors, List<U> users) {
        same("number of users", 2 * sample.someUsers(), users.size());
        users(accessors, users, 1, this::newAuthor);
        rows(sample::title, this::newAuthor, sample.posts());
    }

    private int newAuthor(int post) {
        int author = sample.author(post);
        return author <= sample.someUsers() ? sample.heir(author) : author;
    }

    private void rows(IntFunction<String> title, IntUnaryOperator author, int count) {
        List<String> expected = IntStream.rangeClosed(1, count)
                .mapToObj(post -> title.apply(post) + " by " + sample.userName(author.applyAsInt(post)))
                .sorted()
                .toList();
        same("posts in the table", expected, tables.titlesAndAuthors());
        if (count > 0) {
            same("links in the table", (long) count * Sample.TAGS_EACH, tables.links());
        }
    }

    private static int number(String title) {
        return Integer.parseInt(title.substring(title.lastIndexOf(' ') + 1));
    }

    static void same(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + ": expected " + shortened(expected) + ", but was " + shortened(actual));
        }
    }

    /** The same objects in any order, each once. */
    private static void sameObjects(String what, Collection<?> expected, Collection<?> actual) {
        Set<Object> missing = Collections.newSetFromMap(new IdentityHashMap<>());
        missing.addAll(expected);
        boolean known = actual.stream().allMatch(missing::remove);
        if (!known || !missing.isEmpty()) {
            throw new AssertionError(what + ": expected " + expected.size() + " others than these " + actual.size());
        }
    }

    private static String shortened(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() < 300 ? text : text.substring(0, 300) + "...";
    }
}
