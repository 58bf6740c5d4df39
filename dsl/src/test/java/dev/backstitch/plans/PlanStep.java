package dev.backstitch.plans;

import static dev.backstitch.plans.Forum.Cards.CARDS;
import static dev.backstitch.plans.Forum.Marks.MARKS;
import static dev.backstitch.plans.Forum.Remarks.REMARKS;
import static dev.backstitch.plans.Forum.Topics.TOPICS;
import static dev.backstitch.plans.Forum.Writers.WRITERS;

import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.query.FetchPlan;
import dev.backstitch.query.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One fetch of a random plan, in a form that every strategy can follow.
 *
 * @param levels how many levels of a tree at most, 0 for all of them; negative where it is no tree
 * @param window the window to read; null where the whole is
 * @param nested what is fetched with the targets
 */
record PlanStep(Relationship<?, ?> along, int levels, Window<?, ?> window, List<PlanStep> nested) {

    private static final Map<MappedTable<?>, List<Relationship<?, ?>>> ALL = Map.of(
            WRITERS,
            List.of(WRITERS.card, WRITERS.topics, WRITERS.remarks, WRITERS.following, WRITERS.followers),
            CARDS,
            List.of(CARDS.writer),
            TOPICS,
            List.of(TOPICS.writer, TOPICS.remarks, TOPICS.marks),
            REMARKS,
            List.of(REMARKS.topic, REMARKS.writer, REMARKS.parent, REMARKS.replies),
            MARKS,
            List.of(MARKS.topics));

    private static final Map<Relationship<?, ?>, MappedTable<?>> TARGETS = Map.ofEntries(
            Map.entry(WRITERS.card, CARDS),
            Map.entry(WRITERS.topics, TOPICS),
            Map.entry(WRITERS.remarks, REMARKS),
            Map.entry(WRITERS.following, WRITERS),
            Map.entry(WRITERS.followers, WRITERS),
            Map.entry(CARDS.writer, WRITERS),
            Map.entry(TOPICS.writer, WRITERS),
            Map.entry(TOPICS.remarks, REMARKS),
            Map.entry(TOPICS.marks, MARKS),
            Map.entry(REMARKS.topic, TOPICS),
            Map.entry(REMARKS.writer, WRITERS),
            Map.entry(REMARKS.parent, REMARKS),
            Map.entry(REMARKS.replies, REMARKS),
            Map.entry(MARKS.topics, TOPICS));

    boolean tree() {
        return levels >= 0;
    }

    static List<PlanStep> random(Random random, MappedTable<?> table, int depth) {
        List<Relationship<?, ?>> some = new ArrayList<>(ALL.get(table));
        Collections.shuffle(some, random);
        List<PlanStep> steps = new ArrayList<>();
        int wanted = depth == 0 ? 0 : random.nextInt(4);
        for (Relationship<?, ?> along : some.subList(0, Math.min(wanted, some.size()))) {
            MappedTable<?> target = TARGETS.get(along);
            boolean tree = target == table && random.nextInt(3) > 0;
            boolean part = !tree && along instanceof ToMany && random.nextInt(4) == 0;
            steps.add(new PlanStep(
                    along,
                    tree ? Math.max(0, random.nextInt(5) - 1) : -1,
                    part ? window(random, (ToMany<?, ?>) along, target) : null,
                    random(random, target, depth - 1)));
        }
        return steps;
    }

    private static Window<?, ?> window(Random random, ToMany<?, ?> along, MappedTable<?> target) {
        Window<?, ?> window = Window.window(along);
        if (target == REMARKS && random.nextBoolean()) {
            window = window.where(REMARKS.score.gt(random.nextInt(5)));
        } else if (target == WRITERS && random.nextBoolean()) {
            window = window.where(WRITERS.remarks.any());
        }
        if (random.nextBoolean()) {
            window = target == REMARKS
                    ? window.orderBy(REMARKS.score.desc(), REMARKS.id)
                    : target == TOPICS ? window.orderBy(TOPICS.title.desc()) : window;
        }
        return random.nextInt(3) == 0 ? window : window.limit(1 + random.nextInt(3));
    }

    /** The steps as a fetch plan. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // steps were drawn so that they fit
    static <E> FetchPlan<E> plan(List<PlanStep> steps, boolean joined) {
        FetchPlan plan = FetchPlan.empty();
        for (PlanStep step : steps) {
            FetchPlan nested = plan(step.nested(), joined);
            if (step.window() != null) {
                plan = plan.with((Window) step.window(), any -> nested);
            } else if (step.tree() && step.along() instanceof ToMany children) {
                plan = step.levels() == 0
                        ? plan.withDescendants(children, any -> nested)
                        : plan.withDescendants(children, step.levels(), any -> nested);
            } else if (step.tree() && step.along() instanceof ToOne parent) {
                plan = step.levels() == 0
                        ? plan.withAncestors(parent, any -> nested)
                        : plan.withAncestors(parent, step.levels(), any -> nested);
            } else if (joined && step.along() instanceof ToOne reference) {
                plan = plan.withJoined(reference, any -> nested);
            } else {
                plan = plan.with((Relationship) step.along(), any -> nested);
            }
        }
        return plan;
    }

    @Override
    public String toString() {
        return (window == null ? along.toString() : window.toString())
                + (tree() ? "^" + levels : "")
                + (nested.isEmpty() ? "" : nested.toString());
    }
}
