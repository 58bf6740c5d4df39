package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UndeleteTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private final User alice = new User("Alice");
    private final Post post = new Post("post");
    private final Tag tag = new Tag("tag");
    private final Profile profile = new Profile();

    @BeforeEach
    void aGraph() {
        alice.posts().add(post);
        post.tags().add(tag);
        alice.profile().set(profile);
        SAMPLE.db().transaction(session -> session.add(alice));
        SAMPLE.statements();
    }

    @Test
    void theLinksThatTheDeletionTookAreMadeAgain() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.delete(post);
            assertThat(alice.posts()).isEmpty();
            assertThat(tag.posts()).isEmpty();
            session.undelete(post);
            assertThat(alice.posts()).containsExactly(post);
            assertThat(tag.posts()).containsExactly(post);
            assertMirrored(Sample.MODEL, alice);

            session.delete(alice);
            assertThat(post.author().get()).isNull();
            session.undelete(alice);
            assertThat(post.author().get()).isSameAs(alice);
            assertThat(profile.user().get()).isSameAs(alice);
            assertMirrored(Sample.MODEL, alice);
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void whatTookAPlaceMeanwhileKeepsIt() {
        User bob = new User("Bob");
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.add(bob);
            session.delete(alice);
            post.author().set(bob);
            session.undelete(alice);
            assertThat(post.author().get()).isSameAs(bob);
            assertThat(alice.posts()).isEmpty();
            assertThat(alice.profile().get()).isSameAs(profile);
            assertMirrored(Sample.MODEL, alice, bob);
        });
        assertThat(SAMPLE.sql().fetchValue(POSTS.userId)).isEqualTo(bob.getId());
    }

    @Test
    void whatIsDeletedTooIsNotLinked() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.delete(post);
            session.delete(tag);
            session.undelete(post);
            assertThat(post.tags()).isEmpty();
            assertThat(alice.posts()).containsExactly(post);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isOne();
        assertThat(SAMPLE.sql().fetchCount(TAGS)).isZero();
    }

    @Test
    void whatWasLoadedMeanwhileShowsIt() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.one(from(POSTS));
            session.delete(loaded);
            User author = session.get(USERS.id, alice.getId());
            Tag loadedTag = session.get(TAGS.id, tag.getId());
            assertThat(List.of(author.posts().size(), loadedTag.posts().size())).containsExactly(0, 0);
            session.undelete(loaded);
            assertThat(author.posts()).containsExactly(loaded);
            assertThat(loadedTag.posts()).containsExactly(loaded);
            assertThat(loaded.author().get()).isSameAs(author);
            assertMirrored(Sample.MODEL, author, loaded, loadedTag);
            SAMPLE.statements();
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void aReferenceThatWasReadAsNoneShowsItAgain() {
        SAMPLE.db().transaction(session -> {
            User loaded = session.one(from(USERS));
            session.delete(loaded);
            Post read = session.get(POSTS.id, post.getId());
            assertThat(read.author().get()).isNull();
            session.undelete(loaded);
            assertThat(read.author().get()).isSameAs(loaded);
            assertThat(loaded.posts()).containsExactly(read);
        });
        assertThat(SAMPLE.sql().fetchValue(POSTS.userId)).isEqualTo(alice.getId());
    }

    @Test
    void twoThatWereDeletedTogetherAreLinkedAgainWhicheverIsKeptFirst() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            session.delete(post);
            session.delete(alice);
            session.undelete(post);
            session.undelete(alice);
            assertThat(alice.posts()).containsExactly(post);
            session.delete(post);
            session.delete(alice);
            session.undelete(alice);
            session.undelete(post);
            assertThat(alice.posts()).containsExactly(post);
            assertMirrored(Sample.MODEL, alice);
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void linkingWhatWasDeletedUnreadCancelsTheDeletionToo() {
        SAMPLE.db().transaction(session -> {
            Post loaded = session.get(POSTS.id, post.getId());
            session.delete(loaded);
            assertThat(loaded.author().get()).isNull();
            User author = session.get(USERS.id, alice.getId());
            assertThat(author.posts().add(loaded)).isTrue();
            assertThat(session.contains(loaded)).isTrue();
            assertMirrored(Sample.MODEL, author);
        });
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(alice.getId())))
                .isOne();
    }

    @Test
    void onlyWhatIsToBeDeletedCanBeKept() {
        SAMPLE.db().transaction(session -> {
            session.add(alice);
            assertThatThrownBy(() -> session.undelete(alice))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(
                            "undelete: the Users object is not to be deleted by this session: once its row is gone, add it"
                                    + " as a new one");
            session.delete(tag);
            session.flush();
            assertThatThrownBy(() -> session.undelete(tag)).isInstanceOf(UsageException.class);
        });
    }
}
