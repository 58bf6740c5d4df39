package dev.backstitch.model;

/** The texts of what is wrong with entity classes: what makes an object, and the links it holds. */
final class EntityTexts {

    private EntityTexts() {}

    static String factoryOfNothing(EntityMapping<?> entity) {
        return Subjects.factory(entity) + " gives null: let it make one, as in "
                + entity.type().getSimpleName() + "::new";
    }

    static String noLink(Draft draft) {
        return bindIt(draft.label() + " reads null of " + entity(draft));
    }

    static String factoryOfOther(EntityMapping<?> entity, Class<?> made) {
        return Subjects.factory(entity) + " makes a " + made.getName() + ": let it make a "
                + entity.type().getName() + " itself, as in " + entity.type().getSimpleName() + "::new";
    }

    static String linkOfOther(Draft draft, String bound) {
        return bindIt(draft.label() + " reads a link of " + entity(draft) + " that is bound to " + bound);
    }

    static String linkOfOtherObject(Draft draft) {
        return bindIt(draft.label() + " reads a link of " + entity(draft) + " whose owner is another object");
    }

    static String linkNotKept(Draft draft) {
        return bindIt(draft.label() + " reads another link of the same " + entity(draft) + " each time");
    }

    private static String entity(Draft draft) {
        return draft.source().type().getSimpleName();
    }

    private static String bindIt(String found) {
        return found
                + ": initialise a final field with the relationship's of(this), and let the accessor return that field";
    }
}
