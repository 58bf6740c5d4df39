package dev.backstitch.kinds;

import static dev.backstitch.kinds.Page.Pages.PAGES;
import static dev.backstitch.kinds.Wiki.Wikis.WIKIS;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.ManyMap;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMap;

/** Finds its pages by their slugs. */
final class Wiki {

    Long id;
    final ManyMap<String, Page> pages = WIKIS.pages.of(this);

    static final class Wikis extends EntityTable<Wiki> {
        static final Wikis WIKIS = new Wikis();
        final Column<Wiki, Long> id = bigint("id").identity().primaryKey().map(w -> w.id, (w, v) -> w.id = v);
        final ToMap<Wiki, String, Page> pages = toMany("pages", (Wiki w) -> w.pages)
                .backPopulates(() -> PAGES.wiki)
                .keyedBy(() -> PAGES.slug);

        private Wikis() {
            super("wikis", Wiki.class, Wiki::new);
        }
    }
}
