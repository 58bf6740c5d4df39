package dev.backstitch.plans;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.plans.Forum.Remark;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Window;
import dev.backstitch.session.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells in words what a graph is, read along a plan, or all of it. Objects are told by their names, which no two have in common. */
final class PlanWalk {

    private final Session session;
    private final boolean lazily;
    private final List<String> told = new ArrayList<>();

    /** @param lazily whether windows have yet to be loaded */
    PlanWalk(Session session, boolean lazily) {
        this.session = session;
        this.lazily = lazily;
    }

    /** What the steps lead to, read link by link. */
    List<String> along(Collection<?> roots, List<PlanStep> steps) {
        told.add("roots " + roots);
        follow(roots, steps);
        return told;
    }

    private void follow(Collection<?> owners, List<PlanStep> steps) {
        Set<Object> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> each =
                owners.stream().filter(distinct::add).map(Object.class::cast).toList();
        for (PlanStep step : steps) {
            follow(
                    step.window() != null ? shown(each, step) : step.tree() ? levels(each, step) : read(each, step),
                    step.nested());
        }
    }

    private Set<Object> read(Collection<?> owners, PlanStep step) {
        Set<Object> targets = new LinkedHashSet<>();
        for (Object owner : owners) {
            List<Object> mine = read(owner, step.along());
            told.add(owner + "." + step.along() + " " + mine);
            targets.addAll(mine);
        }
        return targets;
    }

    private Set<Object> levels(Collection<?> roots, PlanStep step) {
        IdentityHashMap<Object, Integer> levels = new IdentityHashMap<>();
        Deque<Object> waiting = new ArrayDeque<>(roots);
        Set<Object> targets = new LinkedHashSet<>();
        roots.forEach(root -> levels.put(root, 0));
        while (!waiting.isEmpty()) {
            Object next = waiting.remove();
            int level = levels.get(next);
            if (step.levels() > 0 && level >= step.levels()) {
                continue;
            }
            List<Object> mine = read(next, step.along());
            told.add(next + "." + step.along() + " level " + level + " " + mine);
            targets.addAll(mine);
            for (Object target : mine) {
                if (levels.putIfAbsent(target, level + 1) == null) {
                    waiting.add(target);
                }
            }
        }
        return targets;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a step was drawn so that it fits
    private Set<Object> shown(Collection<?> owners, PlanStep step) {
        Window window = step.window();
        if (lazily) {
            load((Collection<Object>) owners, window);
        }
        Set<Object> targets = new LinkedHashSet<>();
        for (Object owner : owners) {
            List<Object> mine = window.of(owner);
            told.add(owner + " " + window + " " + mine);
            targets.addAll(mine);
        }
        return targets;
    }

    private <E, T> void load(Collection<E> owners, Window<E, T> window) {
        session.load(owners, (FetchPlan<E> plan) -> plan.with(window));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a link holds objects of its relationship's target
    private static List<Object> read(Object owner, Relationship along) {
        Link<Object> link = along.linkOf(owner);
        if (link instanceof Many<Object> many) {
            return new ArrayList<>(many);
        }
        Object target = ((One<Object>) link).get();
        return target == null ? List.of() : List.of(target);
    }

    /** All that is reached from the roots, sorted: properties, and links as far as the session knows them. */
    static Map<String, String> all(Collection<?> roots) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> waiting = new ArrayDeque<>(roots);
        Map<String, String> all = new TreeMap<>();
        while (!waiting.isEmpty()) {
            Object next = waiting.remove();
            if (seen.add(next)) {
                describe(Forum.MODEL.entityOf(next), next, waiting, all);
            }
        }
        return all;
    }

    private static <E> void describe(
            EntityMapping<E> mapping, E entity, Deque<Object> waiting, Map<String, String> all) {
        Map<String, String> links = new LinkedHashMap<>();
        for (RelationshipMapping<E, ?> relationship : mapping.relationships()) {
            Link<?> link = relationship.relationship().linkOf(entity);
            List<?> targets = LinkAccess.targets(link);
            links.put(relationship.name(), link.isLoaded() ? targets.toString() : "not loaded " + targets);
            waiting.addAll(targets);
        }
        String properties = entity instanceof Remark remark ? " " + remark.score : "";
        all.put(mapping.label() + " " + entity + properties, links.toString());
    }
}
