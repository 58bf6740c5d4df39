package dev.backstitch.sql;

import org.jooq.Configuration;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;

/** Names the type that a value is cast to. It must not cut: a cast to varchar(80) drops the rest without a word where an assignment refuses it. */
final class TypeName {

    private static final Configuration POSTGRES = new DefaultConfiguration().set(SQLDialect.POSTGRES);
    private static final String ARRAY = "[]";

    private TypeName() {}

    static String of(DataType<?> type) {
        String name = type.lengthDefined() || type.getFromType().isArray()
                ? type.getTypeName(POSTGRES)
                : type.getCastTypeName(POSTGRES);
        return name.endsWith(ARRAY) ? of(component(name)) + ARRAY : of(name);
    }

    static String component(String array) {
        return array.endsWith(ARRAY) ? array.substring(0, array.length() - ARRAY.length()) : array;
    }

    /** Without a length, char and bit mean one character and one bit; an enum without a name is stored as text. */
    private static String of(String name) {
        return switch (name) {
            case "char", "character", "nchar" -> "bpchar";
            case "bit" -> "varbit";
            case "\"\"" -> "varchar";
            default -> name.endsWith(ARRAY) ? of(component(name)) + ARRAY : name;
        };
    }
}
