package dev.backstitch.kinds;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.kinds.Page.Pages.PAGES;
import static dev.backstitch.kinds.Wiki.Wikis.WIKIS;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyMapTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Kinds.MODEL);

    private final Wiki wiki = new Wiki();
    private final Page home = new Page("home");
    private final Page help = new Page("help");

    private void assertRefused(ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "Wikis.pages would have two elements with the key home: nothing was changed; remove the other one,"
                                + " or change its key, first");
    }

    @Test
    void elementsAreFoundByTheirKeys() {
        wiki.pages.addAll(List.of(home, help));
        assertThat(wiki.pages.byKey("help")).isSameAs(help);
        assertThat(wiki.pages.byKey("nowhere")).isNull();
        assertThat(wiki.pages.containsKey("home")).isTrue();
        assertThat(wiki.pages.containsKey("nowhere")).isFalse();
        assertThat(wiki.pages.toMap()).containsExactly(entry("home", home), entry("help", help));
        assertThat(wiki.pages).containsExactly(home, help);
        assertMirrored(Kinds.MODEL, wiki);
    }

    @Test
    void whatIsRemovedIsFoundNoMore() {
        wiki.pages.addAll(List.of(home, help));
        assertThat(wiki.pages.removeKey("home")).isSameAs(home);
        assertThat(wiki.pages.removeKey("home")).isNull();
        assertThat(home.wiki.get()).isNull();
        help.wiki.set(null);
        assertThat(wiki.pages.byKey("help")).isNull();
        assertThat(wiki.pages.toMap()).isEmpty();
    }

    @Test
    void anElementWhoseKeyChangesIsFoundByTheNewOne() {
        wiki.pages.addAll(List.of(home, help));
        assertThat(wiki.pages.byKey("home")).isSameAs(home);
        home.slug = "start";
        assertThat(wiki.pages.byKey("home")).isNull();
        assertThat(wiki.pages.byKey("start")).isSameAs(home);
        assertThat(wiki.pages.add(new Page("home"))).isTrue();
        assertThat(wiki.pages.toMap().keySet()).containsExactly("start", "help", "home");
    }

    @Test
    void elementsThatSwapKeysAreFoundByTheNewOnes() {
        wiki.pages.addAll(List.of(home, help));
        assertThat(wiki.pages.byKey("home")).isSameAs(home);
        home.slug = "help";
        help.slug = "home";
        assertThat(wiki.pages.byKey("home")).isSameAs(help);
        assertThat(wiki.pages.byKey("help")).isSameAs(home);
    }

    @Test
    void twoWithOneKeyAreRefusedFromEitherSideAndNothingChanges() {
        Wiki other = new Wiki();
        Page twin = new Page("home");
        wiki.pages.add(home);
        other.pages.addAll(List.of(help, twin));

        assertRefused(() -> wiki.pages.add(twin));
        assertRefused(() -> twin.wiki.set(wiki));
        assertRefused(() -> wiki.pages.addAll(List.of(help, twin)));
        assertRefused(() -> wiki.pages.replaceWith(home, twin));
        assertRefused(() -> new Wiki().pages.addAll(List.of(home, twin)));

        assertThat(wiki.pages).containsExactly(home);
        assertThat(other.pages).containsExactly(help, twin);
        assertMirrored(Kinds.MODEL, wiki, other);
    }

    @Test
    void oneMayTakeTheOthersPlace() {
        Page twin = new Page("home");
        wiki.pages.add(home);
        wiki.pages.replaceWith(twin);
        assertThat(wiki.pages.byKey("home")).isSameAs(twin);
        assertThat(home.wiki.get()).isNull();
    }

    @Test
    void twoThatCameToHaveOneKeyAreTold() {
        wiki.pages.addAll(List.of(home, help));
        help.slug = "home";
        assertRefused(() -> wiki.pages.toMap());
        assertThat(wiki.pages).containsExactly(home, help);
    }

    @Test
    void anyNumberMayHaveNoKeyYet() {
        Page draft = new Page(null);
        wiki.pages.addAll(List.of(draft, new Page(null), home));
        assertThat(wiki.pages).hasSize(3);
        assertThat(wiki.pages.toMap()).containsExactly(entry("home", home));
        draft.slug = "draft";
        assertThat(wiki.pages.byKey("draft")).isSameAs(draft);
    }

    @Test
    void rowsAreFoundByTheirKeys() {
        wiki.pages.addAll(List.of(home, help));
        SAMPLE.db().transaction(session -> session.add(wiki));
        SAMPLE.db().transaction(session -> {
            Wiki loaded = session.one(from(WIKIS));
            SAMPLE.statements();
            assertThat(loaded.pages.add(new Page("new"))).isTrue();
            assertThat(SAMPLE.statements()).isEmpty();
            assertThat(loaded.pages.byKey("help").slug).isEqualTo("help");
            assertThat(loaded.pages.toMap().keySet()).containsExactly("home", "help", "new");
            assertThat(SAMPLE.statements()).hasSize(1);
        });
        assertThat(SAMPLE.sql().fetchCount(PAGES)).isEqualTo(3);
    }

    @Test
    void aRefreshedElementIsFoundByItsNewKeyOnly() {
        wiki.pages.addAll(List.of(home, help));
        SAMPLE.db().transaction(session -> session.add(wiki));
        SAMPLE.db().transaction(session -> {
            Wiki loaded = session.one(from(WIKIS).with(WIKIS.pages));
            Page page = loaded.pages.byKey("home");
            SAMPLE.sql().execute("update pages set slug = 'start' where slug = 'home'");
            session.refresh(page);
            assertThat(loaded.pages.byKey("start")).isSameAs(page);
            assertThat(loaded.pages.byKey("home")).isNull();
            assertThat(loaded.pages.toMap().keySet()).containsExactly("start", "help");
            assertThat(loaded.pages.add(new Page("home"))).isTrue();
            assertRefused(() -> loaded.pages.add(new Page("home")));
            assertMirrored(Kinds.MODEL, loaded);
        });
        assertThat(SAMPLE.sql().fetchValues("select slug from pages order by slug"))
                .hasToString("[help, home, start]");
    }

    @Test
    void refreshedElementsThatSwappedTheirKeysAreFoundByTheNewOnes() {
        wiki.pages.addAll(List.of(home, help));
        SAMPLE.db().transaction(session -> session.add(wiki));
        SAMPLE.db().transaction(session -> {
            Wiki loaded = session.one(from(WIKIS).with(WIKIS.pages));
            Page page = loaded.pages.byKey("home");
            Page other = loaded.pages.byKey("help");
            SAMPLE.sql().execute("update pages set slug = null where slug = 'home'");
            SAMPLE.sql().execute("update pages set slug = 'home' where slug = 'help'");
            SAMPLE.sql().execute("update pages set slug = 'help' where slug is null");
            session.refresh(List.of(loaded, page, other));
            assertThat(loaded.pages.byKey("home")).isSameAs(other);
            assertThat(loaded.pages.byKey("help")).isSameAs(page);
            session.flush();
            assertMirrored(Kinds.MODEL, loaded);
        });
    }

    @Test
    void oneThatCameFromElsewhereWithARefreshIsFoundByItsKey() {
        Wiki second = new Wiki();
        wiki.pages.add(home);
        second.pages.add(help);
        SAMPLE.db().transaction(session -> {
            session.add(wiki);
            session.add(second);
        });
        SAMPLE.db().transaction(session -> {
            Wiki loaded = session.get(WIKIS.id, wiki.id);
            Wiki other = session.get(WIKIS.id, second.id);
            assertThat(loaded.pages.byKey("help")).isNull();
            Page page = other.pages.byKey("help");
            SAMPLE.sql().execute("update pages set slug = 'faq', wiki_id = ? where slug = 'help'", wiki.id);
            session.refresh(page);
            assertThat(loaded.pages.byKey("faq")).isSameAs(page);
            assertThat(loaded.pages.byKey("help")).isNull();
            assertThat(other.pages.byKey("help")).isNull();
            assertThat(other.pages.byKey("faq")).isNull();
            assertMirrored(Kinds.MODEL, loaded, other);
        });
    }
}
