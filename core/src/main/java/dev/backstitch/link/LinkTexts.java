package dev.backstitch.link;

/** The texts of what a link refuses. */
final class LinkTexts {

    private LinkTexts() {}

    static String noNull(String label) {
        return label
                + " takes no null: nothing was changed; leave the element out, or use remove or set(null) to unlink";
    }

    static String linkIsNull(String label) {
        return label
                + " is null on the other object: its field has to be initialised by the mapping's of(this) before the"
                + " object is linked";
    }

    static String notLoaded(String label) {
        return label
                + " is not loaded and its object belongs to no session: load it in a session, with the relationship in"
                + " the query's with(..), before it is read";
    }

    static String noSuchPlace(String label, int index, int size) {
        return label + " has " + size + " elements: no element at index " + index;
    }

    static String twoWithOneKey(String label, Object key) {
        return label + " would have two elements with the key " + key
                + ": nothing was changed; remove the other one, or change its key, first";
    }

    static String noMember(String label) {
        return label + " does not have that element: add it before it is moved";
    }
}
