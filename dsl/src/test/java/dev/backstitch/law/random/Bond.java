package dev.backstitch.law.random;

/** The relationships of the sample, and how many links of each a thing can have. */
enum Bond {
    AUTHORSHIP(Kind.POST, true, Kind.USER, false),
    PORTRAIT(Kind.PROFILE, true, Kind.USER, true),
    LABELLING(Kind.POST, false, Kind.TAG, false),
    DESCENT(Kind.NODE, true, Kind.NODE, false),
    FOLLOWING(Kind.PERSON, false, Kind.PERSON, false),
    OWNERSHIP(Kind.ITEM, true, Kind.ORDER, false);

    private final Kind left;
    private final boolean oneOnTheRight;
    private final Kind right;
    private final boolean oneOnTheLeft;

    /**
     * @param oneOnTheRight whether a left thing has at most one right one
     * @param oneOnTheLeft whether a right thing has at most one left one
     */
    Bond(Kind left, boolean oneOnTheRight, Kind right, boolean oneOnTheLeft) {
        this.left = left;
        this.oneOnTheRight = oneOnTheRight;
        this.right = right;
        this.oneOnTheLeft = oneOnTheLeft;
    }

    Kind left() {
        return left;
    }

    Kind right() {
        return right;
    }

    /** Whether a link stands in the way of another. */
    boolean excludes(Pair one, Pair other) {
        return (oneOnTheRight && one.left().equals(other.left()))
                || (oneOnTheLeft && one.right().equals(other.right()));
    }
}
