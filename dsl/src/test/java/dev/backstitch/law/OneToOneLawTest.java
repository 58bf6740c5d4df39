package dev.backstitch.law;

import static dev.backstitch.sample.Sample.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.sample.Profile;
import dev.backstitch.sample.User;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneToOneLawTest {

    private final User u = new User("u");
    private final User v = new User("v");
    private final Profile p = new Profile("p");
    private final Profile q = new Profile("q");

    @AfterEach
    void bothSidesAgree() {
        assertMirrored(MODEL, u, v, p, q);
    }

    static List<Consumer<OneToOneLawTest>> stealing() {
        return List.of(
                test -> test.v.profile().set(test.p), test -> test.p.user().set(test.v));
    }

    @Test
    void case01_settingOneSideSetsTheOther() {
        u.profile().set(p);
        assertThat(p.user().get()).isSameAs(u);
        p.user().set(u);
        assertThat(u.profile().get()).isSameAs(p);
    }

    @Test
    void case02_emptyingEitherSideEmptiesBoth() {
        u.profile().set(p);
        u.profile().set(null);
        assertThat(p.user().get()).isNull();
        u.profile().set(p);
        p.user().set(null);
        assertThat(u.profile().get()).isNull();
    }

    @Test
    void case10_anotherKeyHolderDrivesTheFormerOut() {
        u.profile().set(p);
        q.user().set(u);
        assertThat(p.user().get()).isNull();
        assertThat(u.profile().get()).isSameAs(q);
    }

    @ParameterizedTest
    @MethodSource("stealing")
    void case10_aStolenPartnerForgetsItsFormerOne(Consumer<OneToOneLawTest> steal) {
        u.profile().set(p);
        steal.accept(this);
        assertThat(u.profile().get()).isNull();
        assertThat(v.profile().get()).isSameAs(p);
    }

    @ParameterizedTest
    @MethodSource("stealing")
    void case10_bothFormerPartnersAreReleased(Consumer<OneToOneLawTest> steal) {
        u.profile().set(p);
        v.profile().set(q);
        steal.accept(this);
        assertThat(q.user().get()).isNull();
        assertThat(u.profile().get()).isNull();
        assertThat(p.user().get()).isSameAs(v);
    }

    @Test
    void case10_swappingThroughAVariableEndsSwappedOnBothSides() {
        u.profile().set(p);
        v.profile().set(q);
        Profile former = u.profile().get();
        u.profile().set(v.profile().get());
        v.profile().set(former);
        assertThat(u.profile().get()).isSameAs(q);
        assertThat(v.profile().get()).isSameAs(p);
        assertThat(p.user().get()).isSameAs(v);
        assertThat(q.user().get()).isSameAs(u);
    }
}
