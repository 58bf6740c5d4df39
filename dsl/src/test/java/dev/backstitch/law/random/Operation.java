package dev.backstitch.law.random;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a program, as data. Things that do not exist yet are made when they are named, so that any part of a program is a program.
 *
 * @param verb what is done
 * @param at which side of which relationship or which class, counted modulo their number
 * @param on the number of the thing it is done to
 * @param with the number of another thing, or bits that choose among things
 */
record Operation(Verb verb, int at, int on, int with) {

    /** How many things of a class a program can name. */
    static final int THINGS = 5;

    Side side() {
        return Side.at(at);
    }

    Side collection() {
        return Side.collectionAt(at);
    }

    Kind kind() {
        return Kind.at(at);
    }

    static Thing thing(Kind kind, int number) {
        return new Thing(kind, Math.floorMod(number, THINGS));
    }

    /** Whether a bit of {@code with} chooses the thing. */
    boolean chooses(Thing thing) {
        return (with >> thing.number() & 1) != 0;
    }

    /** The chosen things, from a place that the higher bits say. */
    List<Thing> chosen(Kind kind) {
        List<Thing> chosen = new ArrayList<>();
        for (int i = 0; i < THINGS; i++) {
            Thing thing = thing(kind, i + (with >> THINGS));
            if (chooses(thing)) {
                chosen.add(thing);
            }
        }
        return chosen;
    }

    /** The operation in a line that {@link Program#parse} reads, with what it means. */
    @Override
    public String toString() {
        return verb + " " + at + " " + on + " " + with + "  // " + meaning();
    }

    private String meaning() {
        return switch (verb) {
            case LINK ->
                thing(side().owner(), on) + "." + side().label() + (side().many() ? ".add(" : ".set(")
                        + thing(side().target(), with) + ")";
            case UNLINK ->
                thing(side().owner(), on) + "." + side().label()
                        + (side().many() ? ".remove(" + thing(side().target(), with) + ")" : ".set(null)");
            case REPLACE -> owned() + ".replaceWith(" + chosen(collection().target()) + ")";
            case REPLACE_BY_LIVE -> owned() + ".replaceWith(" + others() + ")";
            case ADD_LIVE -> owned() + ".addAll(" + others() + ")";
            case CLEAR -> owned() + ".clear()";
            case REMOVE_IF -> owned() + ".removeIf(among " + chosen(collection().target()) + ")";
            case RETAIN -> owned() + ".retainAll(" + chosen(collection().target()) + ")";
            case ITERATE_AND_REMOVE ->
                owned() + ".iterator() removes " + chosen(collection().target());
            case ITERATE_AND_MOVE -> "for each of " + owned() + ": " + others() + ".add(it)";
            case REFUSE_NULL -> owned() + ".addAll([" + thing(collection().target(), with) + ", null]) is refused";
            case RENAME -> thing(kind(), on) + " is renamed";
            case ADD ->
                "session.add(" + (prefersDeleted() ? "deleted thing " + on + ", or " : "") + thing(kind(), on) + ")";
            case DELETE ->
                "session.delete(" + thing(kind(), on) + ")" + (readsBefore() ? " after all its links were read" : "");
            case UNDELETE -> "session.undelete(deleted thing " + on + ")";
            case FIND -> "session.find(" + thing(kind(), on) + ")";
            case LIST -> "session.list(from(" + kind() + ").with(bits " + Integer.toBinaryString(with & 0xff) + "))";
            case READ -> "read " + thing(side().owner(), on) + "." + side().label();
            case FLUSH -> "session.flush()";
            case NEST -> "a nested transaction begins";
            case COMMIT -> "the innermost transaction commits";
            case ROLL_BACK -> "the innermost transaction rolls back";
        };
    }

    /** Whether a deletion comes after a look at all that goes with it. */
    boolean readsBefore() {
        return (with & 1) == 0;
    }

    /** Whether one of the deleted things is meant, where there are any. */
    boolean prefersDeleted() {
        return with % 3 == 1;
    }

    private String owned() {
        return thing(collection().owner(), on) + "." + collection().label();
    }

    private String others() {
        return thing(collection().owner(), with) + "." + collection().label();
    }
}
