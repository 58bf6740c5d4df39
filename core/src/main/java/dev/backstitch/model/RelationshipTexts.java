package dev.backstitch.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of what is wrong with relationships, each with its subject, what was found, why that cannot be, and what to do. */
final class RelationshipTexts {

    private RelationshipTexts() {}

    // Names

    static String relationshipWithoutName(EntityMapping<?> entity) {
        return entity.label() + " has a relationship with an empty name: name it, best like the field that holds it";
    }

    static String relationshipTwice(Draft draft) {
        return draft.label()
                + " is declared twice: a relationship's name is unique in its table; rename one of the two";
    }

    static String unknownName(
            Draft draft, String name, EntityMapping<?> target, List<String> names, @Nullable String meant) {
        return draft.label() + " back-populates '" + name + "', but " + target.label()
                + " has no relationship of that name" + instead(names, meant);
    }

    static String unknownNameAnywhere(
            Draft draft, String name, List<EntityMapping<?>> connected, @Nullable String meant) {
        return draft.label() + " back-populates '" + name + "', but none of "
                + connected.stream().map(EntityMapping::label).collect(Collectors.joining(", "))
                + " has a relationship of that name to " + draft.source().label() + instead(List.of(), meant);
    }

    private static String instead(List<String> names, @Nullable String meant) {
        if (meant != null) {
            return "; did you mean '" + meant + "'?";
        }
        return names.isEmpty()
                ? ": declare the other side there, or leave backPopulates(..) out"
                : ": its relationships are " + names.stream().collect(Collectors.joining("', '", "'", "'"))
                        + "; name one of them, or declare the other side there";
    }

    static String nameWithoutKey(Draft draft, String name) {
        return draft.label() + " back-populates '" + name + "', but no foreign key connects "
                + draft.source().label()
                + " with any table: declare it with references(..) on the column that holds it";
    }

    static String ambiguousName(Draft draft, String name, List<Draft> candidates) {
        return draft.label() + " back-populates '" + name + "', which may mean "
                + candidates.stream().map(Draft::label).collect(Collectors.joining(" or "))
                + ": name the one by its field, as in backPopulates(() -> " + constant(candidates.get(0)) + ")";
    }

    // Counterparts

    static String undeclaredCounterpart(Draft draft, Relationship<?, ?> named) {
        return draft.label() + " back-populates a relationship '"
                + named.definition().declaration().name()
                + "' that its table does not declare: keep each relationship in a field of its mapping class";
    }

    static String notAnswered(Draft draft, Draft other) {
        return draft.label() + " back-populates " + other.label() + ", but " + other.label()
                + " does not answer: add backPopulates(() -> " + constant(draft) + ") to it";
    }

    static String answersAnother(Draft draft, Draft other, Draft third) {
        return draft.label() + " back-populates " + other.label() + ", but " + other.label() + " back-populates "
                + third.label() + ": let the two sides of a relationship name each other";
    }

    static String claimedTwice(Draft claimed, List<Draft> claimants) {
        return labels(claimants) + (claimants.size() == 2 ? " both" : " all") + " back-populate " + claimed.label()
                + ", which can have one counterpart: let one of them name another relationship, or none";
    }

    static String ownCounterpart(Draft draft) {
        return draft.label()
                + " back-populates itself, and a link has two ends: declare the other end as a relationship of"
                + " its own";
    }

    static String notSymmetric(Draft draft) {
        return draft.label()
                + " is symmetric, but does not go through an association table that leads from its table back to it:"
                + " declare through(() -> ASSOCIATION) with both sides on the key of "
                + draft.source().label();
    }

    static String leadsElsewhere(Draft draft, Draft other) {
        return draft.label() + " back-populates " + other.label() + ", but that leads to "
                + other.knownTarget().label() + " and not to " + draft.source().label()
                + ": name the relationship that leads back";
    }

    // Association tables

    static String associationElsewhere(Draft draft, AssociationMapping association, AssociationMapping.Side near) {
        return draft.label() + " goes through " + Subjects.association(association) + ", which begins at "
                + near.target().label() + " and not at " + draft.source().label()
                + ": take its reversed(), or the association table of "
                + draft.source().label();
    }

    static String onlyOneThrough(Draft through, Draft direct) {
        return through.label() + " goes through an association table, and its counterpart " + direct.label()
                + " does not: add through(..) to it, with the same association reversed()";
    }

    static String manyToManyWithOne(Draft through, Draft direct) {
        return through.label() + " is many-to-many, and its counterpart " + direct.label()
                + " is a reference to one: declare both with toMany(..) and through(..), or both on a foreign key";
    }

    static String otherAssociations(Draft one, Route.Through there, Draft other, Route.Through back) {
        return one.label() + " goes through " + Subjects.association(there.association()) + ", and its counterpart "
                + other.label() + " through " + Subjects.association(back.association())
                + ": the two sides of a relationship share one association table";
    }

    static String sameDirection(Draft one, Draft other, Route.Through through) {
        return one.label() + " and its counterpart " + other.label() + " go through "
                + Subjects.association(through.association())
                + " in the same direction: give one of them its reversed()";
    }

    // Foreign keys

    static String onNoKey(Draft draft, List<Column<?, ?>> columns, List<Reference> keys) {
        String said = draft.label() + " says on(" + Subjects.labels(columns) + "), which is ";
        for (Reference key : keys) {
            if (Keys.isPart(columns, key.columns())) {
                return said + "only part of " + Subjects.foreignKey(key) + ": name all of its columns";
            }
        }
        return said + "no foreign key: "
                + (keys.isEmpty()
                        ? "declare it with references(..)"
                        : "declare it with references(..), or choose one of " + keys(keys));
    }

    static String onOtherTable(Draft draft, List<Column<?, ?>> columns, Reference key) {
        EntityMapping<?> target = draft.target();
        return draft.label() + " says on(" + Subjects.labels(columns) + "), which connects "
                + key.source().label()
                + " with " + key.target().label() + ": choose a foreign key between "
                + draft.source().label() + " and "
                + (target == null ? "another table" : target.label());
    }

    static String onSeveralKeys(Draft draft, List<Column<?, ?>> columns, List<Reference> keys) {
        return draft.label() + " says on(" + Subjects.labels(columns) + "), which is several foreign keys, to "
                + keys.stream().map(key -> key.target().label()).collect(Collectors.joining(", "))
                + ": name the counterpart by its field, which tells which";
    }

    static String severalKeys(String relationship, List<Reference> keys) {
        return relationship + " may stand on several foreign keys (" + keys(keys) + "): choose one with on(..)";
    }

    static String noKeyAtAll(Draft draft) {
        return draft.label() + " stands on no foreign key: "
                + (draft.many()
                        ? "no table references " + draft.source().label()
                                + "; declare the column that does with references(..), or go through(..) an association table"
                        : draft.source().label()
                                + " references no table; declare the column that does with references(..),"
                                + " or name the other side with backPopulates(..) if that holds the key");
    }

    static String noKeyBetween(Draft one, Draft other) {
        Draft holder = one.many() ? other : one;
        Draft held = one.many() ? one : other;
        return Subjects.pair(one, other) + " stand on no foreign key: "
                + holder.source().label() + " has none to " + held.source().label()
                + "; declare the column that holds it with references(..)";
    }

    static String otherKeys(Draft one, Reference first, Draft other, Reference second) {
        return one.label() + " stands on " + Subjects.foreignKey(first) + ", and its counterpart " + other.label()
                + " on " + Subjects.foreignKey(second) + ": the two sides of a relationship share one foreign key";
    }

    static String bothHold(Draft one, Reference first, Draft other, Reference second) {
        return one.label() + " and its counterpart " + other.label() + " both hold a key ("
                + keys(List.of(first, second))
                + "), and two keys can disagree: leave on(..) and the column out on one side, or declare two relationships";
    }

    static String sameWay(Draft one, Draft other, Reference key) {
        return one.label() + " and its counterpart " + other.label() + " point the same way, and "
                + Subjects.foreignKey(key)
                + " points one way: give on(..) to the one whose object holds the key, and not to the other";
    }

    private static String keys(List<Reference> keys) {
        return keys.stream()
                .map(key -> Subjects.columns(key.source().label(), key.columns()))
                .collect(Collectors.joining(", "));
    }

    // One or many

    static String bothCollections(Draft one, Draft other) {
        return one.label() + " and its counterpart " + other.label()
                + " are both collections, but a foreign key names one row at most: declare the side that holds it with"
                + " toOne(..), or let both go through(..) an association table";
    }

    static String collectionOnKey(Draft draft, Reference key) {
        return draft.label() + " is a collection, but " + Subjects.foreignKey(key) + " names at most one "
                + key.target().type().getSimpleName() + ": declare it with toOne(..)";
    }

    static String collectionOfOne(Draft draft, Reference key) {
        return draft.label() + " is a collection, but " + Subjects.foreignKey(key)
                + " is unique, so it has at most one element: declare it with toOne(..), or leave out what makes"
                + " the key unique";
    }

    static String oneOfSeveral(Draft draft, Reference key) {
        return draft.label() + " is a reference to one, but " + Subjects.foreignKey(key)
                + " is not unique, so several may be found: mark the key with unique(), or declare " + draft.label()
                + " with toMany(..)";
    }

    static String ownedThrough(Draft draft) {
        return draft.label() + " is owned(), but goes through an association table, by which others may hold the same "
                + draft.knownTarget().type().getSimpleName() + ": leave owned() out; pairs go with either side anyway";
    }

    static String ownedBySeveral(Draft draft, Reference key) {
        return draft.label() + " is owned(), but " + Subjects.foreignKey(key)
                + " is not unique, so others may hold the same "
                + draft.knownTarget().type().getSimpleName() + ": leave owned() out";
    }

    static String ownedByHolder(Draft draft, Reference key) {
        return draft.label() + " is owned(), but its own row holds " + Subjects.foreignKey(key)
                + ", so nothing would tell which row to delete once it is let go: let the other table hold the key, or leave"
                + " owned() out";
    }

    static String ownedByEachOther(Draft draft, Draft other) {
        return draft.label() + " and its counterpart " + other.label()
                + " are both owned(): an object cannot belong to what belongs to it; leave one out";
    }

    static String sharedRows(Draft one, Draft other, String rows) {
        return Subjects.pair(one, other) + " both stand on " + rows
                + ", and would write it without knowing of each other: let them name each other with backPopulates(..), or leave"
                + " one out";
    }

    static String orderElsewhere(Draft draft, Column<?, ?> column, EntityMapping<?> target) {
        return draft.label() + " is ordered by " + Subjects.label(column) + ", but its elements are rows of "
                + target.label() + ": order it by columns of that table";
    }

    private static String labels(List<Draft> drafts) {
        return drafts.stream().map(Draft::label).collect(Collectors.joining(" and "));
    }

    /** The relationship as code names it, by the usual constant of its mapping class: USER_ROLES.user. */
    private static String constant(Draft draft) {
        return draft.source().label().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "."
                + draft.name();
    }
}
