package dev.backstitch.model;

/** The texts of mistakes in collections that are seen through objects between. */
final class SeenThroughTexts {

    private SeenThroughTexts() {}

    static String unknownHop(Draft seen, Relationship<?, ?> hop) {
        return seen.label() + " is seen through " + hop.label()
                + ", which is no relationship of this model that is kept itself: name one of a table given to Model.of";
    }

    static String brokenWay(Draft seen, Draft toBetween, Draft toTarget) {
        return seen.label() + " is seen through " + toBetween.label() + " and " + toTarget.label()
                + ", but these are no way: the first has to begin at "
                + seen.source().label()
                + ", and the second where the first leads";
    }

    static String wrongHops(Draft seen, Draft toBetween, Draft toTarget) {
        return seen.label() + " is seen through " + toBetween.label() + " and " + toTarget.label()
                + ": the first has to be a collection, and the second a reference";
    }

    static String keepsNothing(Draft seen, Draft toBetween) {
        return seen.label() + " keeps nothing itself: declare owned(), orderBy(..), onLink(..) and onUnlink(..) on "
                + toBetween.label();
    }

    static String anotherWayBack(Draft seen, Relationship<?, ?> other, Draft toBetween, Draft toTarget) {
        return seen.label() + " back-populates " + other.label() + ", which does not go back the same way: it has to be"
                + " seen through the other sides of " + toTarget.label() + " and " + toBetween.label();
    }

    static String makesNothing(Draft seen, Draft toBetween) {
        return seen.label() + " is seen through " + toBetween.knownTarget().label()
                + ", whose objects it has to make, and that has no factory: give it one";
    }
}
