package dev.backstitch.error;

import java.util.List;

/** A mapping that cannot work. It carries every mistake found, so that one run of {@code Model.of} is enough to see them all. */
public final class MappingException extends BackstitchException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** @param mistakes at least one, each a whole text of subject, value, reason and remedy */
    public MappingException(List<String> mistakes) {
        super(text(mistakes), null);
        this.mistakes = List.copyOf(mistakes);
    }

    /** The mistakes in the order of the tables given to {@code Model.of}. */
    public List<String> mistakes() {
        return mistakes;
    }

    private static String text(List<String> mistakes) {
        StringBuilder text = new StringBuilder("The mapping has ")
                .append(mistakes.size() == 1 ? "1 mistake:" : mistakes.size() + " mistakes:");
        for (int i = 0; i < mistakes.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(mistakes.get(i));
        }
        return text.toString();
    }
}
