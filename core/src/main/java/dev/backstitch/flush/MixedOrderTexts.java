package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.UniqueKey;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.flush.RowNode.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says why rows wait for each other. */
final class MixedOrderTexts {

    private MixedOrderTexts() {}

    static String names(RowNode node, RowNode named) {
        return name(node) + " is to name " + name(named);
    }

    static String takes(RowNode taker, RowNode giver, UniqueKey key) {
        Entry<?> entry = taker.entries().iterator().next();
        String columns = Arrays.stream(key.columns())
                .mapToObj(column -> entry.shape().column(column).getName())
                .collect(Collectors.joining(", "));
        return name(taker) + " is to have the value that " + name(giver) + " has in the unique key (" + columns + ")";
    }

    static String isNamed(RowNode gone, RowNode naming) {
        return name(gone) + " is named by " + name(naming);
    }

    /** @param first one of those that wait */
    static RefusedDataException noOrder(RowNode first) {
        List<RowNode> way = new ArrayList<>();
        List<Wait> waits = new ArrayList<>();
        RowNode node = first;
        while (!way.contains(node)) {
            way.add(node);
            Wait wait = node.open().get(0);
            waits.add(wait);
            node = wait.before();
        }
        String circle = waits.subList(way.indexOf(node), waits.size()).stream()
                .map(Wait::why)
                .collect(Collectors.joining(", "));
        return new RefusedDataException(
                "rows wait for each other in a circle: " + circle
                        + ": PostgreSQL checks each of that row by row, so give one of them another value and flush before, make a foreign"
                        + " key among them nullable, or declare the unique key deferrable(INITIALLY_DEFERRED); nothing was sent");
    }

    private static String name(RowNode node) {
        Entry<?> entry = node.entries().iterator().next();
        String row = entry.shape().label() + (entry.key() == null ? "" : " " + entry.key());
        return switch (node.kind()) {
            case INSERT -> "a new row of " + entry.shape().label();
            case UPDATE -> row;
            case DELETE -> "deleted " + row;
        };
    }
}
