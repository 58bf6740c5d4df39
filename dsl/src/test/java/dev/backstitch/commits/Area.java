package dev.backstitch.commits;

import static dev.backstitch.commits.Area.Areas.AREAS;
import static dev.backstitch.commits.Area.Posters.POSTERS;

import dev.backstitch.link.Many;
import dev.backstitch.link.ManyList;
import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToList;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** A tree whose rows have unique keys of each kind, with posters in a stored order. */
final class Area extends Marked {

    Long id;
    String code;
    String slug;
    Integer tenant;
    Integer number;
    final One<Area> parent = AREAS.parent.of(this);
    final Many<Area> children = AREAS.children.of(this);
    final ManyList<Poster> posters = AREAS.posters.of(this);

    static final class Areas extends MarkedTable<Area> {
        static final Areas AREAS = new Areas();
        final Column<Area, Long> id = bigint("id").identity().primaryKey().map(a -> a.id, (a, v) -> a.id = v);
        final Column<Area, String> code = text("code").notNull().unique().map(a -> a.code, (a, v) -> a.code = v);
        final Column<Area, String> slug = text("slug").unique().map(a -> a.slug, (a, v) -> a.slug = v);
        final Column<Area, Integer> tenant = integer("tenant").notNull().map(a -> a.tenant, (a, v) -> a.tenant = v);
        final Column<Area, Integer> number = integer("number").map(a -> a.number, (a, v) -> a.number = v);
        final Column<Area, Long> parentId = bigint("parent_id").references(() -> AREAS.id);
        final ToOne<Area, Area> parent =
                toOne("parent", (Area a) -> a.parent).on(parentId).backPopulates(() -> AREAS.children);
        final ToMany<Area, Area> children =
                toMany("children", (Area a) -> a.children).backPopulates(() -> AREAS.parent);
        final ToList<Area, Poster> posters = toMany("posters", (Area a) -> a.posters)
                .backPopulates(() -> POSTERS.area)
                .ordered(() -> POSTERS.position);

        private Areas() {
            super("areas", Area.class, Area::new);
            unique(tenant, number);
        }
    }

    static final class Poster extends Marked {
        Long id;
        Integer position;
        final One<Area> area = POSTERS.area.of(this);
    }

    static final class Posters extends MarkedTable<Poster> {
        static final Posters POSTERS = new Posters();
        final Column<Poster, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Poster, Integer> position = integer("position").map(p -> p.position, (p, v) -> p.position = v);
        final Column<Poster, Long> areaId = bigint("area_id").references(() -> AREAS.id);
        final ToOne<Poster, Area> area =
                toOne("area", (Poster p) -> p.area).on(areaId).backPopulates(() -> AREAS.posters);

        private Posters() {
            super("posters", Poster.class, Poster::new);
        }
    }
}
