package dev.backstitch.kinds;

import static dev.backstitch.kinds.Wiki.Wikis.WIKIS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToOne;

/** Has a slug that is unique in its wiki. */
final class Page {

    Long id;
    String slug;
    final One<Wiki> wiki = Pages.PAGES.wiki.of(this);

    Page() {}

    Page(String slug) {
        this.slug = slug;
    }

    @Override
    public String toString() {
        return "page " + slug;
    }

    static final class Pages extends EntityTable<Page> {
        static final Pages PAGES = new Pages();
        final Column<Page, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Page, String> slug = text("slug").map(p -> p.slug, (p, v) -> p.slug = v);
        final Column<Page, Long> wikiId = bigint("wiki_id").references(() -> WIKIS.id);
        final ToOne<Page, Wiki> wiki =
                toOne("wiki", (Page p) -> p.wiki).on(wikiId).backPopulates(() -> WIKIS.pages);

        private Pages() {
            super("pages", Page.class, Page::new);
            unique(wikiId, slug);
        }
    }
}
