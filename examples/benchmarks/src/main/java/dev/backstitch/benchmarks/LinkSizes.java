package dev.backstitch.benchmarks;

import static dev.backstitch.benchmarks.Contestant.BACKSTITCH;
import static dev.backstitch.benchmarks.Contestant.BY_HAND;

import dev.backstitch.link.End;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openjdk.jol.vm.VM;

/** Prints what links weigh in memory, beside a list in one class and a field in the other. */
public final class LinkSizes {

    private static final List<Integer> SIZES = List.of(0, 1, 2, 10, 100, 1_000, 10_000);

    private LinkSizes() {}

    public static void main(String[] args) {
        say("Java " + Runtime.version().feature() + ", " + VM.current().objectAlignment() + " bytes alignment");
        say("");
        say("Bytes of a collection, without its elements");
        row("elements", "Backstitch", "searched", "list by hand");
        for (int size : SIZES) {
            Graph backstitch = linked(BACKSTITCH, size);
            long fresh = collectionOf(backstitch);
            search(backstitch, size);
            row(size, fresh, collectionOf(backstitch), collectionOf(linked(BY_HAND, size)));
        }
        say("");
        say("Bytes of a post: its object, its side of the link, its share of a collection of that size");
        row("elements", "Backstitch", "searched", "by hand");
        for (int size : SIZES.subList(1, SIZES.size())) {
            Graph backstitch = linked(BACKSTITCH, size);
            Graph byHand = linked(BY_HAND, size);
            long fresh = postWithShare(backstitch, size);
            search(backstitch, size);
            row(size, fresh, postWithShare(backstitch, size), postWithShare(byHand, size));
        }
        say("");
        say("Bytes of an object with its own links and no elements");
        row("object", "Backstitch", "", "by hand");
        row("user", userOf(linked(BACKSTITCH, 0)), "", userOf(linked(BY_HAND, 0)));
        row("post", postOf(linked(BACKSTITCH, 1)), "", postOf(linked(BY_HAND, 1)));
    }

    private static Graph linked(Contestant contestant, int size) {
        Graph graph = contestant.graph(1, size);
        graph.addByUser();
        return graph;
    }

    /** The index of a large collection is built by its first search for anything but the first element. */
    private static void search(Graph graph, int size) {
        if (size > 0 && !graph.contains(size - 1)) {
            throw new AssertionError("the last post is no member");
        }
    }

    private static long collectionOf(Graph graph) {
        return userOf(graph) - VM.current().sizeOf(graph.users().get(0));
    }

    private static long postWithShare(Graph graph, int size) {
        return postOf(graph) + Math.round((double) collectionOf(graph) / size);
    }

    private static long userOf(Graph graph) {
        return bytes(graph, graph.users().get(0));
    }

    private static long postOf(Graph graph) {
        return bytes(graph, graph.posts().get(0));
    }

    /** Mappings, names, the array that all empty lists share, and the other objects of the graph are no part of an object. */
    private static long bytes(Graph graph, Object root) {
        Set<Object> entities = Collections.newSetFromMap(new IdentityHashMap<>());
        entities.addAll(graph.users());
        entities.addAll(graph.posts());
        return Footprint.of(root, object -> entities.contains(object) || isShared(object));
    }

    private static boolean isShared(Object object) {
        return object instanceof End
                || object instanceof String
                || (object instanceof Object[] array && array.length == 0);
    }

    private static void row(Object first, Object backstitch, Object searched, Object byHand) {
        say(String.format(Locale.ROOT, "%10s %12s %12s %14s", first, backstitch, searched, byHand));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
