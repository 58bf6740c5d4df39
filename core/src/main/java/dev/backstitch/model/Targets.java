package dev.backstitch.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds where each relationship leads, from what says it surest to what only implies it: the association table, the counterpart's field, the foreign
 * key's columns, the counterpart's name, the only foreign key there is. Made for one resolution.
 */
final class Targets {

    private final Drafts drafts;
    private final Tables tables;
    private final AssociationTables associations;
    private final References references;
    private final Supplied supplied;
    private final Mistakes mistakes;

    Targets(
            Drafts drafts,
            Tables tables,
            AssociationTables associations,
            References references,
            Supplied supplied,
            Mistakes mistakes) {
        this.drafts = drafts;
        this.tables = tables;
        this.associations = associations;
        this.references = references;
        this.supplied = supplied;
        this.mistakes = mistakes;
    }

    void resolve() {
        List<Draft> all = drafts.all();
        all.forEach(this::byAssociation);
        all.forEach(this::byField);
        SpokenKeys spoken = new SpokenKeys(tables, references, supplied, mistakes);
        all.forEach(spoken::resolve);
        NamedCounterparts named = new NamedCounterparts(drafts, tables, references, mistakes);
        all.forEach(named::resolve);
        all.forEach(this::byClaim);
        ImpliedKeys implied = new ImpliedKeys(tables, references, mistakes);
        all.forEach(implied::resolve);
    }

    private void byAssociation(Draft draft) {
        Supplier<? extends Association<?, ?>> through = draft.declaration().through();
        if (through == null) {
            return;
        }
        Association<?, ?> association = supplied.by(draft.where(), Subjects.through(draft), through);
        AssociationMapping mapping = association == null ? null : associations.of(association);
        if (association == null || mapping == null) {
            draft.breaks();
            return;
        }
        boolean reversed = !Same.object(association, association.declared());
        AssociationMapping.Side near = reversed ? mapping.to() : mapping.from();
        AssociationMapping.Side far = reversed ? mapping.from() : mapping.to();
        draft.target(far.target());
        draft.route(new Route.Through(mapping, near, far, draft.declaration().symmetric()));
        if (near.target() != draft.source()) {
            mistakes.add(draft.where(), RelationshipTexts.associationElsewhere(draft, mapping, near));
            draft.breaks();
        }
    }

    private void byField(Draft draft) {
        Supplier<? extends Relationship<?, ?>> field = field(draft.declaration().counterpart());
        if (field == null || draft.broken()) {
            return;
        }
        Relationship<?, ?> named = supplied.by(draft.where(), Subjects.backPopulates(draft), field);
        Draft counterpart = named == null ? null : known(draft, named);
        if (counterpart == null) {
            draft.breaks();
            return;
        }
        draft.counterpart(counterpart);
        if (draft.target() == null) {
            draft.target(counterpart.source());
        }
    }

    private static @Nullable Supplier<? extends Relationship<?, ?>> field(CounterpartDeclaration<?, ?> counterpart) {
        if (counterpart instanceof CounterpartDeclaration.Typed<?, ?> typed) {
            return typed.supplier();
        }
        return counterpart instanceof CounterpartDeclaration.Backref<?, ?> backref ? backref::relationship : null;
    }

    private @Nullable Draft known(Draft draft, Relationship<?, ?> named) {
        Draft counterpart = drafts.of(named);
        if (counterpart == null) {
            String what = Subjects.backPopulates(draft);
            MappedTable<?> table = supplied.by(
                    draft.where(), what, named.definition().declaration().source());
            if (table != null && tables.require(table, draft.where(), what) != null) {
                mistakes.add(draft.where(), RelationshipTexts.undeclaredCounterpart(draft, named));
            }
        }
        return counterpart;
    }

    /** A side that names no other, and is named by one, leads there: what is missing is its answer. */
    private void byClaim(Draft draft) {
        Draft claimed = draft.counterpart();
        if (claimed != null && claimed.namesNoCounterpart() && claimed.target() == null) {
            claimed.target(draft.source());
        }
    }
}
