package dev.backstitch.inheritance;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.Embedded;
import dev.backstitch.model.Model;

/** Shapes whose class a discriminator tells, some of them with a table of their own and one that shares that; their keys have two columns. */
final class Shapes {

    static final Figures FIGURES = Figures.FIGURES;
    static final Circles CIRCLES = Circles.CIRCLES;
    static final Discs DISCS = Discs.DISCS;

    static final Model MODEL = Model.of(FIGURES, CIRCLES, DISCS);

    private Shapes() {}

    enum Form {
        FIGURE,
        CIRCLE,
        DISC
    }

    record Point(Integer x, Integer y) {}

    static class Figure {
        String sheet;
        Point at;
        int number;
        String name;

        Figure() {}

        Figure(String sheet, int number, String name) {
            this.sheet = sheet;
            this.number = number;
            this.name = name;
        }
    }

    static class Circle extends Figure {
        int radius;

        Circle() {}

        Circle(String sheet, int number, String name, int radius) {
            super(sheet, number, name);
            this.radius = radius;
        }
    }

    static final class Disc extends Circle {
        String colour;

        Disc() {}

        Disc(String sheet, int number, String name, int radius, String colour) {
            super(sheet, number, name, radius);
            this.colour = colour;
        }
    }

    static final class Figures extends EntityTable<Figure> {
        static final Figures FIGURES = new Figures();
        final Column<Figure, String> sheet = text("sheet").primaryKey().map(f -> f.sheet, (f, v) -> f.sheet = v);
        final Column<Figure, Integer> number =
                integer("number").primaryKey().map(f -> f.number, (f, v) -> f.number = v);
        final Column<Figure, Form> form = enumeration("form", Form.class).discriminator(Form.FIGURE);
        final Column<Figure, String> name = text("name").map(f -> f.name, (f, v) -> f.name = v);

        final Column<Figure, Integer> x = integer("x");
        final Column<Figure, Integer> y = integer("y");
        final Embedded<Figure, Point> at = embedded("at", (Figure f) -> f.at, (f, v) -> f.at = v)
                .part(x, Point::x)
                .part(y, Point::y)
                .make(parts -> new Point(parts.get(x), parts.get(y)));

        private Figures() {
            super("figures", Figure.class, Figure::new);
        }
    }

    static final class Circles extends EntityTable<Circle> {
        static final Circles CIRCLES = new Circles();
        final Column<Circle, Form> form = inherited(Figures.FIGURES.form);
        final Column<Circle, Integer> radius = integer("radius").notNull().map(c -> c.radius, (c, v) -> c.radius = v);

        private Circles() {
            super(
                    "circles",
                    extending(Figures.FIGURES.form, Form.CIRCLE).by("page", "place"),
                    Circle.class,
                    Circle::new);
        }
    }

    static final class Discs extends EntityTable<Disc> {
        static final Discs DISCS = new Discs();
        final Column<Disc, String> colour = text("colour").notNull().map(d -> d.colour, (d, v) -> d.colour = v);

        private Discs() {
            super(extending(Circles.CIRCLES.form, Form.DISC), Disc.class, Disc::new);
        }
    }
}
