package dev.backstitch.model;

import java.util.*;

class Resolver {
    final List<Mapping> ms;

    Resolver(List<Mapping> m) {
        ms = m;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    Model resolve() {
        List<EntityMapping<?>> es = new ArrayList<>();
        Map<MappedTable<?>, EntityMapping> by = new IdentityHashMap<>();
        for (Mapping m : ms)
            if (m instanceof MappedTable t) {
                var e = new EntityMapping(t, es.size());
                es.add(e);
                by.put(t, e);
            }
        Map<Association<?, ?>, AssociationMapping> as = new IdentityHashMap<>();
        List<AssociationMapping> al = new ArrayList<>();
        for (Mapping m : ms)
            if (m instanceof Association<?, ?> a) {
                var am = new AssociationMapping(al.size(), a.table(), side(a.from(), by), side(a.to(), by));
                al.add(am);
                as.put(a, am);
            }
        Map<EntityMapping, List<Reference>> refs = new HashMap<>();
        for (EntityMapping e : es) {
            List<Reference> l = new ArrayList<>();
            for (Object o : e.table().definition().references()) {
                ReferenceDefinition<?> d = (ReferenceDefinition<?>) o;
                List<Column<?, ?>> tc = new ArrayList<>();
                d.targets().forEach(s -> tc.add(s.get()));
                l.add(new Reference(
                        e, (List) d.columns(), by.get(tc.get(0).mappedTable()), tc, d.onDelete(), d.onUpdate()));
            }
            refs.put(e, l);
        }
        Map<Relationship, RelationshipMapping> rm = new IdentityHashMap<>();
        for (EntityMapping e : es) {
            List<RelationshipMapping> l = new ArrayList<>();
            for (Object o : e.table().definition().relationships()) {
                Relationship r = (Relationship) o;
                RelationshipDeclaration d = r.definition().declaration();
                Relationship cp = r.counterpart();
                Route route;
                EntityMapping target;
                if (d.through() != null) {
                    Association a = (Association) d.through().get();
                    AssociationMapping am = as.get(a.declared());
                    boolean fwd = a.declared() == a;
                    route = new Route.Through(am, fwd ? am.from() : am.to(), fwd ? am.to() : am.from());
                    target = (fwd ? am.to() : am.from()).target();
                } else {
                    List<Reference> own = refs.get(e).stream()
                            .filter(x -> cp == null
                                    || x.target()
                                            == by.get(cp.definition()
                                                    .declaration()
                                                    .source()
                                                    .get()))
                            .toList();
                    boolean holding = !d.many() && !d.on().isEmpty();
                    if (holding) {
                        Column c = (Column) ((java.util.function.Supplier) d.on().get(0)).get();
                        Reference ref = refs.get(e).stream()
                                .filter(x -> x.columns().get(0) == c)
                                .findFirst()
                                .get();
                        route = new Route.Holding(ref);
                        target = ref.target();
                    } else {
                        Reference ref;
                        if (cp != null && !cp.definition().declaration().on().isEmpty()) {
                            Column c = (Column) ((java.util.function.Supplier)
                                            cp.definition().declaration().on().get(0))
                                    .get();
                            ref = refs.get(by.get(c.mappedTable())).stream()
                                    .filter(x -> x.columns().get(0) == c)
                                    .findFirst()
                                    .get();
                        } else {
                            Column c = (Column) ((java.util.function.Supplier) d.on().get(0)).get();
                            ref = refs.get(by.get(c.mappedTable())).stream()
                                    .filter(x -> x.columns().get(0) == c)
                                    .findFirst()
                                    .get();
                        }
                        route = new Route.Held(ref);
                        target = ref.source();
                    }
                }
                RelationshipMapping x = new RelationshipMapping(r, e, target, route, List.of());
                r.definition().resolve(x);
                rm.put(r, x);
                l.add(x);
            }
            e.connect(l, refs.get(e));
        }
        rm.forEach((r, x) -> x.connect(r.counterpart() == null ? null : rm.get(r.counterpart())));
        return new Model(es, al);
    }

    static AssociationMapping.Side side(List<Association.Side> s, Map<MappedTable<?>, EntityMapping> by) {
        List<org.jooq.Field<?>> f = new ArrayList<>();
        List<Column<?, ?>> t = new ArrayList<>();
        for (var x : s) {
            f.add(org.jooq.impl.DSL.field(
                    org.jooq.impl.DSL.name(x.column()),
                    x.target().get().definition().type()));
            t.add(x.target().get());
        }
        return new AssociationMapping.Side(f, by.get(t.get(0).mappedTable()), t);
    }
}
