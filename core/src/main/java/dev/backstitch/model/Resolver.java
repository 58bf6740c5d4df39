package dev.backstitch.model;

import java.util.ArrayList;
import java.util.List;

/** Turns declarations into a model, or tells every mistake in them. Made by {@link Model#of} for one call. */
final class Resolver {

    private final List<? extends Mapping> given;
    private final Mistakes mistakes;
    private final Supplied supplied;
    private final Identifiers names;
    private final Tables tables;

    Resolver(List<? extends Mapping> given) {
        this.given = given;
        this.mistakes = new Mistakes(given);
        this.supplied = new Supplied(mistakes);
        this.names = Identifiers.ofTables(mistakes);
        this.tables = new Tables(mistakes, supplied, names);
    }

    /** @throws dev.backstitch.error.MappingException with every mistake found, in the order of the tables given */
    Model resolve() {
        AssociationTables associations = takeTables();
        References references = takeColumns();
        Drafts drafts = takeRelationships(associations, references);
        List<EntityMapping<?>> entities = tables.all();
        ValueSources values = new ValueSources(drafts, mistakes);
        entities.forEach(values::check);
        EntityProbe probe = new EntityProbe(supplied, mistakes);
        entities.forEach(entity -> probe.check(entity, drafts.of(entity), drafts.seenThrough(entity)));
        Assembly assembly = new Assembly(drafts, references, new ReadingOrders(supplied, mistakes));
        mistakes.raise();
        return assembly.model(entities, associations.all());
    }

    private AssociationTables takeTables() {
        List<Association<?, ?>> given = new ArrayList<>();
        for (int i = 0; i < this.given.size(); i++) {
            Mapping mapping = this.given.get(i);
            if (mapping instanceof MappedTable<?> table) {
                tables.add(table);
            } else if (mapping instanceof Association<?, ?> association) {
                given.add(association);
            } else {
                mistakes.add(i, MappingTexts.nullGiven(i + 1));
            }
        }
        AssociationTables associations =
                new AssociationTables(new KeyResolver(tables, supplied, mistakes), supplied, mistakes, names);
        given.forEach(associations::add);
        return associations;
    }

    private References takeColumns() {
        Families families = new Families(tables, mistakes);
        families.resolve();
        TableRules rules = new TableRules(families, mistakes);
        tables.all().forEach(rules::check);
        tables.all().forEach(new Sequences(mistakes)::check);
        return new ReferenceRules(new KeyResolver(tables, supplied, mistakes), mistakes).resolve(tables.all());
    }

    private Drafts takeRelationships(AssociationTables associations, References references) {
        Drafts drafts = new Drafts(tables, supplied, mistakes);
        new Targets(drafts, tables, associations, references, supplied, mistakes).resolve();
        new Counterparts(drafts, mistakes).check();
        new Routes(drafts, references, mistakes).resolve();
        drafts.all().forEach(new Cardinality(mistakes)::check);
        drafts.all().forEach(new SharedRows(mistakes)::check);
        drafts.all().forEach(new Arrangements(supplied, mistakes)::check);
        SeenThrough seenThrough = new SeenThrough(drafts, supplied, mistakes);
        tables.all().forEach(entity -> drafts.seenThrough(entity).forEach(seenThrough::check));
        return drafts;
    }
}
