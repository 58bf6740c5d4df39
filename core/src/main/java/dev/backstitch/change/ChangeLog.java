package dev.backstitch.change;

import dev.backstitch.link.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Keeps how to take back what a tracker noted, while somebody may want that. Lives as long as its tracker. */
final class ChangeLog implements Ledger {

    private final List<Runnable> steps = new ArrayList<>();
    private int open;
    private boolean takingBack;

    boolean isOpen() {
        return open > 0 && !takingBack;
    }

    /** @param back takes back what was just noted */
    void note(Runnable back) {
        if (isOpen()) {
            steps.add(back);
        }
    }

    @Override
    public int open() {
        open++;
        return steps.size();
    }

    @Override
    public void takeBack(int since) {
        takingBack = true;
        while (steps.size() > since) {
            steps.remove(steps.size() - 1).run();
        }
        takingBack = false;
    }

    @Override
    public void close() {
        open--;
        if (open == 0) {
            steps.clear();
        }
    }
}
