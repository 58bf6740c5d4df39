package dev.backstitch.flush;

import java.util.List;

/** The steps of one flush, in the order in which they have to run. */
public record FlushPlan(List<Step> steps) {

    public FlushPlan {
        steps = List.copyOf(steps);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
