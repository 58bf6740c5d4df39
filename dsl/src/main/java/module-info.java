/** The words a user types: tables, columns, relationships, association tables and queries. */
module dev.backstitch.dsl {
    requires transitive dev.backstitch.core;
    requires static jakarta.xml.bind;

    exports dev.backstitch.dsl;
}
