package dev.backstitch.session;

import java.util.List;
import org.jooq.Query;

/** Creates and drops the tables of a database's model. Made by its {@link Database}; as long-lived; safe for all threads. */
public final class DatabaseSchema {

    private final Database database;

    DatabaseSchema(Database database) {
        this.database = database;
    }

    /**
     * Creates every table, key, foreign key and index of the model, in one transaction.
     *
     * @throws dev.backstitch.error.DatabaseException where one exists already, or the user may not create it
     */
    public void create() {
        run(database.schemaStatements().create());
    }

    /** Drops every table of the model with all its rows, in one transaction; tables that do not exist are passed over. */
    public void drop() {
        run(database.schemaStatements().drop());
    }

    private void run(List<Query> statements) {
        database.transaction(session -> {
            statements.forEach(session::execute);
        });
        database.blocks().clear();
    }
}
