package dev.backstitch.law;

import static dev.backstitch.sample.Sample.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.Node;
import dev.backstitch.sample.Person;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Tag;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManyToManyLawTest {

    private final Post post = new Post("post");
    private final Post other = new Post("other");
    private final Tag a = new Tag("a");
    private final Tag b = new Tag("b");
    private final Tag c = new Tag("c");
    private final Person ada = new Person("Ada");
    private final Person ben = new Person("Ben");
    private final Node root = new Node("root");
    private final Node leaf = new Node("leaf");

    @AfterEach
    void bothSidesAgree() {
        assertMirrored(MODEL, post, other, a, b, c, ada, ben, root, leaf);
    }

    @Test
    void case11_linkingDisplacesNobody() {
        post.tags().add(a);
        other.tags().add(a);
        assertThat(a.posts()).containsExactly(post, other);
        assertThat(post.tags()).containsExactly(a);
    }

    @Test
    void case11_thePairAddedFromBothSidesIsOneLink() {
        assertThat(post.tags().add(a)).isTrue();
        assertThat(a.posts().add(post)).isFalse();
        assertThat(a.posts()).containsExactly(post);
        assertThat(a.posts().remove(post)).isTrue();
        assertThat(post.tags()).isEmpty();
    }

    @Test
    void case11_replacingReleasesAndTakesWhatIsShared() {
        post.tags().addAll(List.of(a, b));
        other.tags().add(c);
        post.tags().replaceWith(b, c);
        assertThat(a.posts()).isEmpty();
        assertThat(b.posts()).containsExactly(post);
        assertThat(c.posts()).containsExactly(other, post);
        assertThat(post.tags()).containsExactly(b, c);
    }

    @Test
    void case05_clearingReleasesEverybody() {
        post.tags().addAll(List.of(a, b, c));
        post.tags().clear();
        assertThat(a.posts()).isEmpty();
        assertThat(c.posts()).isEmpty();
    }

    @Test
    void case07_linksMayBeDroppedWhileTheyAreWalked() {
        post.tags().addAll(List.of(a, b, c));
        for (Tag tag : post.tags()) {
            tag.posts().remove(post);
        }
        assertThat(post.tags()).isEmpty();
    }

    @Test
    void case12_aTreeKeepsItsTwoSidesApart() {
        Node mid = new Node("mid");
        root.children().add(mid);
        leaf.parent().set(mid);
        mid.children().remove(leaf);
        leaf.parent().set(root);
        assertThat(root.children()).containsExactly(mid, leaf);
        assertThat(mid.children()).isEmpty();
    }

    @Test
    void case12_cyclesAreAllowedInMemory() {
        root.parent().set(root);
        assertThat(root.children()).containsExactly(root);
        leaf.parent().set(root);
        root.parent().set(leaf);
        assertThat(leaf.children()).containsExactly(root);
        assertThat(root.children()).containsExactly(leaf);
    }

    @Test
    void case12_aLinkToOneselfIsOneLinkSeenFromBothSides() {
        assertThat(ada.following().add(ada)).isTrue();
        assertThat(ada.followers()).containsExactly(ada);
        assertThat(ada.followers().remove(ada)).isTrue();
        assertThat(ada.following()).isEmpty();
    }

    @Test
    void case12_theTwoDirectionsAreTwoLinks() {
        ada.following().add(ben);
        assertThat(ben.following()).isEmpty();
        ben.following().add(ada);
        ada.following().remove(ben);
        assertThat(ada.followers()).containsExactly(ben);
        assertThat(ben.followers()).isEmpty();
    }
}
