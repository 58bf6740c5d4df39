package dev.backstitch.benchmarks.contest.plain;

import dev.backstitch.benchmarks.contest.Accessors;
import dev.backstitch.benchmarks.contest.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sample as new objects, for those who map by hand. Made for one run.
 *
 * @param users with their posts
 */
public record PlainBlog(List<User> users, List<Post> posts, List<Tag> tags) {

    public static final Accessors<User, Post, Tag> ACCESSORS = new Accessors<>(
            User::new,
            Post::new,
            User::getId,
            User::getName,
            User::getPosts,
            User::addPost,
            Post::getId,
            Post::getTitle,
            Post::getAuthor,
            Post::setAuthor,
            Post::getTags,
            Tag::getName,
            Tag::getPosts);

    public static PlainBlog of(Sample sample) {
        PlainBlog blog = new PlainBlog(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int tag = 1; tag <= Sample.TAGS; tag++) {
            blog.tags.add(new Tag(sample.tagName(tag)));
        }
        for (int user = 1; user <= sample.users(); user++) {
            blog.users.add(new User(sample.userName(user)));
        }
        for (int number = 1; number <= sample.posts(); number++) {
            Post post = new Post(sample.title(number));
            blog.users.get(sample.author(number) - 1).addPost(post);
            for (int which = 0; which < Sample.TAGS_EACH; which++) {
                post.addTag(blog.tags.get(sample.tag(number, which) - 1));
            }
            blog.posts.add(post);
        }
        return blog;
    }

    /** What a flush by hand compares with: the values as they were read. */
    public record Row(Post post, String title, Long userId) {

        public static Row of(Post post) {
            return new Row(post, post.getTitle(), post.getUserId());
        }

        public boolean isChanged() {
            return !title.equals(post.getTitle()) || !userId.equals(post.getUserId());
        }
    }

    public static Long[] boxed(long[] keys) {
        return Arrays.stream(keys).boxed().toArray(Long[]::new);
    }
}
