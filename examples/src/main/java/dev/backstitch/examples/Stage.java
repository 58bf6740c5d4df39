package dev.backstitch.examples;

import dev.backstitch.model.Model;
import dev.backstitch.session.Database;
import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.util.function.Consumer;

/** Gives an example an empty database of its own and prints every statement that it runs. Closed with the example. */
public final class Stage {

    private Stage() {}

    /** Runs an example on a fresh database in which the model's tables were created. */
    public static void run(Model model, Consumer<Database> example) {
        try (FreshDatabase fresh = PostgresServer.shared().freshDatabase();
                Database db = Database.connect(model, fresh.url(), fresh.user(), fresh.password())) {
            db.schema().create();
            db.onStatement(sql -> say("    SQL  " + sql));
            example.accept(db);
        }
    }

    public static void say(String line) {
        System.out.println(line);
    }
}
