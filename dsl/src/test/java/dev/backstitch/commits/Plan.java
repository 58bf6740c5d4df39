package dev.backstitch.commits;

import static dev.backstitch.commits.Area.Areas.AREAS;
import static dev.backstitch.commits.Book.Books.BOOKS;

import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.List;

/** What these tests have to know of the model's tables. */
final class Plan {

    static final List<EntityMapping<?>> KINDS = Club.MODEL.entities();

    /** The relationships whose own rows name another. */
    static final List<RelationshipMapping<?, ?>> REFERENCES = references();

    /** The only list whose order is stored, by the reference that answers it. */
    static final RelationshipMapping<?, ?> LISTED =
            Club.MODEL.entityOf(AREAS).relationship("posters").counterpart();

    /** The many-to-many relationship, from its first side. */
    static final RelationshipMapping<?, ?> PAIRS = Club.MODEL.entityOf(BOOKS).relationship("topics");

    private Plan() {}

    private static List<RelationshipMapping<?, ?>> references() {
        List<RelationshipMapping<?, ?>> all = new ArrayList<>();
        for (EntityMapping<?> kind : KINDS) {
            for (RelationshipMapping<?, ?> relationship : kind.relationships()) {
                if (relationship.route() instanceof Route.Holding) {
                    all.add(relationship);
                }
            }
        }
        return all;
    }

    static List<RelationshipMapping<?, ?>> of(EntityMapping<?> kind) {
        return REFERENCES.stream().filter(each -> each.source() == kind).toList();
    }

    static List<RelationshipMapping<?, ?>> into(EntityMapping<?> kind) {
        return REFERENCES.stream().filter(each -> each.target() == kind).toList();
    }

    static boolean required(RelationshipMapping<?, ?> reference) {
        return ((Route.Holding) reference.route()).reference().required();
    }

    /** Whether one row at most names another by it. */
    static boolean single(RelationshipMapping<?, ?> reference) {
        return reference.counterpart() != null && !reference.counterpart().many();
    }

    /** The columns whose values a user gives: not the mark, generated keys and places. */
    static List<Column<?, ?>> given(EntityMapping<?> kind) {
        List<Column<?, ?>> given = new ArrayList<>();
        for (Column<?, ?> column : kind.columns()) {
            boolean mapped = column.definition().getter() != null;
            if (mapped
                    && !column.definition().identity()
                    && !column.getName().equals("mark")
                    && !column.getName().equals("position")) {
                given.add(column);
            }
        }
        return given;
    }

    /** The primary key, unless PostgreSQL gives it, and the unique ones. */
    static List<List<Column<?, ?>>> keys(EntityMapping<?> kind) {
        List<List<Column<?, ?>>> keys = new ArrayList<>();
        if (!kind.primaryKey().get(0).definition().identity()) {
            keys.add(new ArrayList<>(kind.primaryKey()));
        }
        kind.uniqueKeys().forEach(key -> keys.add(new ArrayList<>(key.columns())));
        return keys;
    }
}
