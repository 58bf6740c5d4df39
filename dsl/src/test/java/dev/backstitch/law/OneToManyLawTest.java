package dev.backstitch.law;

import static dev.backstitch.sample.Sample.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.link.Many;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneToManyLawTest {

    private final User u = new User("u");
    private final User v = new User("v");
    private final Post a = new Post("a");
    private final Post b = new Post("b");
    private final Post c = new Post("c");

    @AfterEach
    void bothSidesAgree() {
        assertMirrored(MODEL, u, v, a, b, c);
    }

    @Test
    void case01_addingSetsTheOtherSide() {
        assertThat(u.posts().add(a)).isTrue();
        assertThat(a.author().get()).isSameAs(u);
        assertThat(u.posts()).containsExactly(a);
    }

    @Test
    void case01_settingAddsOnTheOtherSide() {
        a.author().set(u);
        assertThat(u.posts()).containsExactly(a);
    }

    @Test
    void case01_doingBothOrEitherThreeTimesIsTheSame() {
        u.posts().add(a);
        a.author().set(u);
        assertThat(u.posts().add(a)).isFalse();
        assertThat(u.posts().add(a)).isFalse();
        a.author().set(u);
        a.author().set(u);
        assertThat(u.posts()).containsExactly(a);
    }

    @Test
    void case02_unlinkingFromEitherSideEmptiesBoth() {
        u.posts().addAll(List.of(a, b));
        a.author().set(null);
        assertThat(u.posts()).containsExactly(b);
        assertThat(u.posts().remove(b)).isTrue();
        assertThat(b.author().get()).isNull();
        assertThat(u.posts()).isEmpty();
    }

    @Test
    void case02_removingWhatAnotherOwnsLeavesThatOwnerAlone() {
        v.posts().add(a);
        assertThat(u.posts().remove(a)).isFalse();
        Object noPost = "no post";
        assertThat(u.posts().remove(noPost)).isFalse();
        assertThat(u.posts().remove(null)).isFalse();
        assertThat(v.posts()).containsExactly(a);
    }

    @Test
    void case03_movingByAdd() {
        u.posts().addAll(List.of(a, b, c));
        v.posts().add(b);
        assertThat(u.posts()).containsExactly(a, c);
        assertThat(v.posts()).containsExactly(b);
    }

    @Test
    void case03_movingBySet() {
        u.posts().addAll(List.of(a, b, c));
        b.author().set(v);
        assertThat(u.posts()).containsExactly(a, c);
        assertThat(v.posts()).containsExactly(b);
    }

    @Test
    void case03_movingByAddAllOfALiveCollection() {
        u.posts().addAll(List.of(a, b, c));
        assertThat(v.posts().addAll(u.posts())).isTrue();
        assertThat(u.posts()).isEmpty();
        assertThat(v.posts()).containsExactly(a, b, c);
        assertThat(v.posts().addAll(v.posts())).isFalse();
        assertThat(v.posts()).containsExactly(a, b, c);
    }

    @Test
    void case03_movingByReplaceWithOfALiveCollection() {
        u.posts().addAll(List.of(a, b));
        v.posts().add(c);
        v.posts().replaceWith(u.posts());
        assertThat(u.posts()).isEmpty();
        assertThat(v.posts()).containsExactly(a, b);
        assertThat(c.author().get()).isNull();
        v.posts().replaceWith(v.posts());
        assertThat(v.posts()).containsExactly(a, b);
    }

    @Test
    void case04_replacingReleasesKeepsAndTakesInTheGivenOrder() {
        u.posts().addAll(List.of(a, b));
        u.posts().replaceWith(c, b);
        assertThat(u.posts()).containsExactly(c, b);
        assertThat(a.author().get()).isNull();
    }

    @Test
    void case04_theCallersCollectionIsNeverKept() {
        List<Post> mine = new ArrayList<>(List.of(a));
        u.posts().replaceWith(mine);
        mine.add(b);
        assertThat(u.posts()).containsExactly(a);
    }

    @Test
    void case05_everyBulkRemovalReleases() {
        u.posts().addAll(List.of(a, b, c));
        assertThat(u.posts().removeIf(post -> post == a)).isTrue();
        assertThat(a.author().get()).isNull();
        assertThat(u.posts().retainAll(List.of(b))).isTrue();
        assertThat(c.author().get()).isNull();
        assertThat(u.posts().removeAll(List.of(a, c))).isFalse();
        u.posts().clear();
        assertThat(b.author().get()).isNull();
        u.posts().addAll(List.of(a, b, c));
        for (Iterator<Post> each = u.posts().iterator(); each.hasNext(); ) {
            if (each.next() != b) {
                each.remove();
            }
        }
        assertThat(u.posts()).containsExactly(b);
        assertThat(a.author().get()).isNull();
    }

    @Test
    void case06_theCollectionIsTheSameForItsOwnersWholeLife() {
        Many<Post> posts = u.posts();
        posts.add(a);
        posts.replaceWith(b);
        posts.clear();
        posts.add(c);
        assertThat(u.posts()).isSameAs(posts).containsExactly(c);
    }

    @Test
    void case07_anIterationSeesTheMembersAsTheyWereWhenItBegan() {
        u.posts().addAll(List.of(a, b, c));
        for (Post post : u.posts()) {
            post.author().set(v);
        }
        assertThat(u.posts()).isEmpty();
        assertThat(v.posts()).containsExactly(a, b, c);
        for (Post post : v.posts()) {
            v.posts().add(new Post("copy of " + post));
        }
        assertThat(v.posts()).hasSize(6);
    }

    @Test
    void case08_nullIsRefusedAndNothingChanges() {
        String refusal =
                "Users.posts takes no null: nothing was changed; leave the element out, or use remove or set(null) to"
                        + " unlink";
        u.posts().add(a);
        assertThatThrownBy(() -> u.posts().add(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> u.posts().addAll(Arrays.asList(b, null))).hasMessage(refusal);
        assertThatThrownBy(() -> u.posts().replaceWith(Arrays.asList(c, null))).hasMessage(refusal);
        assertThat(u.posts()).containsExactly(a);
        assertThat(b.author().get()).isNull();
        assertThat(c.author().get()).isNull();
    }

    @Test
    void toStringNeverPrintsAnElement() {
        u.posts().addAll(List.of(a, b));
        assertThat(u.posts()).hasToString("Users.posts (2)");
        assertThat(a.author()).hasToString("Posts.author (set)");
        assertThat(c.author()).hasToString("Posts.author (none)");
    }
}
