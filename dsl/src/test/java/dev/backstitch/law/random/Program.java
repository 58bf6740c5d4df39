package dev.backstitch.law.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A list of operations, drawn by chance or read from a text.
 *
 * @param operations what it does, in order
 */
record Program(List<Operation> operations) {

    Program {
        operations = List.copyOf(operations);
    }

    /** Draws a program: few things and, every other time, few relationships, so that operations meet. */
    static Program random(Random random, boolean withSession) {
        List<Verb> verbs = Verb.weighed(withSession);
        int length = 60 + random.nextInt(91);
        int things = 2 + random.nextInt(Operation.THINGS - 1);
        int[] places = random.ints(random.nextBoolean() ? 5 : 168, 0, 168).toArray();
        List<Operation> operations = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            Verb verb = verbs.get(random.nextInt(verbs.size()));
            operations.add(new Operation(
                    verb,
                    places[random.nextInt(places.length)],
                    random.nextInt(things),
                    random.nextInt(52) * Operation.THINGS + random.nextInt(things)));
        }
        return new Program(operations);
    }

    /** Reads what {@link #toString} wrote: an operation a line, remarks behind slashes. */
    static Program parse(String text) {
        return new Program(text.lines()
                .map(line -> line.replaceFirst("//.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(Program::operation)
                .toList());
    }

    private static Operation operation(String line) {
        String[] words = line.split(" +", -1);
        return new Operation(
                Verb.valueOf(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]));
    }

    int size() {
        return operations.size();
    }

    /** Without some of its operations. */
    Program without(int from, int to) {
        List<Operation> rest = new ArrayList<>(operations.subList(0, from));
        rest.addAll(operations.subList(to, operations.size()));
        return new Program(rest);
    }

    @Override
    public String toString() {
        return operations.stream().map(Operation::toString).collect(Collectors.joining("\n"));
    }
}
