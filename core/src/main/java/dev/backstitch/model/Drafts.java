package dev.backstitch.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All relationships of a model by their tables: those declared there, and those that a backref on the other side declares. Made for one resolution. */
final class Drafts {

    private final Tables tables;
    private final Supplied supplied;
    private final Mistakes mistakes;
    private final IdentityHashMap<EntityMapping<?>, List<Draft>> byTable = new IdentityHashMap<>();
    private final IdentityHashMap<EntityMapping<?>, List<Draft>> seenThrough = new IdentityHashMap<>();
    private final IdentityHashMap<RelationshipDefinition<?, ?>, Draft> byDefinition = new IdentityHashMap<>();

    Drafts(Tables tables, Supplied supplied, Mistakes mistakes) {
        this.tables = tables;
        this.supplied = supplied;
        this.mistakes = mistakes;
        tables.all().forEach(entity -> byTable.put(entity, new ArrayList<>()));
        tables.all().forEach(this::addDeclared);
        tables.all().forEach(entity -> List.copyOf(of(entity)).forEach(this::addBackref));
        tables.all().forEach(this::checkNames);
    }

    /** In the order of the tables. */
    List<Draft> all() {
        List<Draft> all = new ArrayList<>();
        tables.all().forEach(entity -> all.addAll(of(entity)));
        return all;
    }

    List<Draft> of(EntityMapping<?> entity) {
        return byTable.getOrDefault(entity, List.of());
    }

    /** The collections of a table that are seen through objects between, and have no rows of their own. */
    List<Draft> seenThrough(EntityMapping<?> entity) {
        return seenThrough.getOrDefault(entity, List.of());
    }

    @Nullable
    Draft of(Relationship<?, ?> relationship) {
        return byDefinition.get(relationship.definition());
    }

    @Nullable
    Draft of(EntityMapping<?> entity, String name) {
        return of(entity).stream()
                .filter(draft -> draft.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void addDeclared(EntityMapping<?> entity) {
        for (Relationship<?, ?> relationship : entity.table().definition().relationships()) {
            if (relationship.definition().declaration().hops() == null) {
                add(entity, relationship);
            } else {
                seenThrough.computeIfAbsent(entity, any -> new ArrayList<>()).add(new Draft(entity, relationship));
            }
        }
    }

    private void addBackref(Draft declaring) {
        if (declaring.declaration().counterpart() instanceof CounterpartDeclaration.Backref<?, ?> backref) {
            Relationship<?, ?> reverse = backref.relationship();
            String what = Subjects.backref(declaring);
            MappedTable<?> table = supplied.by(
                    declaring.where(), what, reverse.definition().declaration().source());
            EntityMapping<?> entity = table == null ? null : tables.require(table, declaring.where(), what);
            if (entity == null) {
                declaring.breaks();
            } else {
                add(entity, reverse);
            }
        }
    }

    private void add(EntityMapping<?> entity, Relationship<?, ?> relationship) {
        Draft draft = new Draft(entity, relationship);
        if (byDefinition.putIfAbsent(relationship.definition(), draft) == null) {
            byTable.computeIfAbsent(entity, any -> new ArrayList<>()).add(draft);
        }
    }

    private void checkNames(EntityMapping<?> entity) {
        Set<String> names = new HashSet<>();
        List<Draft> all = new ArrayList<>(of(entity));
        all.addAll(seenThrough(entity));
        for (Draft draft : all) {
            if (draft.name().isEmpty()) {
                mistakes.add(draft.where(), RelationshipTexts.relationshipWithoutName(entity));
            } else if (!names.add(draft.name())) {
                mistakes.add(draft.where(), RelationshipTexts.relationshipTwice(draft));
            }
        }
    }
}
