package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the counterpart that a relationship names by a string: in the table it leads to or, where only the name says where that is, in the tables that
 * a foreign key connects with its own. Made for one resolution.
 */
final class NamedCounterparts {

    private final Drafts drafts;
    private final Tables tables;
    private final References references;
    private final Mistakes mistakes;

    NamedCounterparts(Drafts drafts, Tables tables, References references, Mistakes mistakes) {
        this.drafts = drafts;
        this.tables = tables;
        this.references = references;
        this.mistakes = mistakes;
    }

    void resolve(Draft draft) {
        if (draft.broken()
                || !(draft.declaration().counterpart() instanceof CounterpartDeclaration.Named<?, ?> named)) {
            return;
        }
        EntityMapping<?> target = draft.target();
        Draft counterpart =
                target == null ? among(draft, named.name(), connected(draft)) : in(draft, named.name(), target);
        if (counterpart == null) {
            draft.breaks();
            return;
        }
        draft.counterpart(counterpart);
        draft.target(counterpart.source());
    }

    private @Nullable Draft in(Draft draft, String name, EntityMapping<?> target) {
        Draft counterpart = drafts.of(target, name);
        if (counterpart == null) {
            mistakes.add(
                    draft.where(),
                    RelationshipTexts.unknownName(
                            draft,
                            name,
                            target,
                            drafts.of(target).stream().map(Draft::name).toList(),
                            meant(draft, name, target)));
        }
        return counterpart;
    }

    private @Nullable Draft among(Draft draft, String name, List<EntityMapping<?>> connected) {
        if (connected.isEmpty()) {
            if (tables.all().stream().noneMatch(references::uncertain)) {
                mistakes.add(draft.where(), RelationshipTexts.nameWithoutKey(draft, name));
            }
            return null;
        }
        List<Draft> candidates = new ArrayList<>();
        for (EntityMapping<?> target : connected) {
            Draft candidate = drafts.of(target, name);
            if (candidate != null && mayReferTo(candidate, draft.source())) {
                candidates.add(candidate);
            }
        }
        if (candidates.size() > 1 && candidates.stream().anyMatch(candidate -> answers(candidate, draft))) {
            candidates.removeIf(candidate -> !answers(candidate, draft));
        }
        if (candidates.isEmpty() && mayBeUnresolved(name)) {
            return null;
        }
        if (candidates.size() > 1) {
            mistakes.add(draft.where(), RelationshipTexts.ambiguousName(draft, name, candidates));
        } else if (candidates.isEmpty() && connected.size() == 1) {
            return in(draft, name, connected.get(0));
        } else if (candidates.isEmpty()) {
            mistakes.add(
                    draft.where(),
                    RelationshipTexts.unknownNameAnywhere(draft, name, connected, meant(draft, name, connected)));
        }
        return candidates.size() == 1 ? candidates.get(0) : null;
    }

    /** The relationship that is meant may be of a table whose foreign key could not be resolved, which is told. */
    private boolean mayBeUnresolved(String name) {
        return tables.all().stream()
                .anyMatch(entity -> references.uncertain(entity) && drafts.of(entity, name) != null);
    }

    /** The tables whose foreign keys name the relationship's own and, for a reference, those that its own table's name. */
    private List<EntityMapping<?>> connected(Draft draft) {
        List<EntityMapping<?>> connected = new ArrayList<>();
        for (EntityMapping<?> other : tables.all()) {
            boolean held = !references.between(other, draft.source()).isEmpty();
            boolean holding = !references.between(draft.source(), other).isEmpty();
            if (held || (holding && !draft.many())) {
                connected.add(other);
            }
        }
        return connected;
    }

    private static boolean mayReferTo(Draft candidate, EntityMapping<?> source) {
        return candidate.target() == null || candidate.target() == source;
    }

    private static boolean answers(Draft candidate, Draft draft) {
        return candidate.counterpart() == draft
                || (candidate.declaration().counterpart() instanceof CounterpartDeclaration.Named<?, ?> named
                        && named.name().equals(draft.name()));
    }

    /** The relationship of nearly that name or, where none is near, the only one that leads back. */
    private @Nullable String meant(Draft draft, String name, EntityMapping<?> target) {
        List<Draft> others = new ArrayList<>(drafts.of(target));
        others.remove(draft);
        String near = NearestName.of(name, others.stream().map(Draft::name).toList());
        others.removeIf(other -> other.target() != draft.source());
        return near == null && others.size() == 1 ? others.get(0).name() : near;
    }

    private @Nullable String meant(Draft draft, String name, List<EntityMapping<?>> targets) {
        for (EntityMapping<?> target : targets) {
            String meant = meant(draft, name, target);
            if (meant != null) {
                return target.label() + "." + meant;
            }
        }
        return null;
    }
}
