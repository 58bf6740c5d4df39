package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Model;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeveralModelsTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @Test
    void aTableMayBelongToSeveralModelsAtOnce() {
        try (Database nodes = Database.of(Model.of(NODES), SAMPLE.pool())) {
            Node child = new Node("child");
            new Node("root").children().add(child);
            SAMPLE.db().transaction(session -> {
                session.add(child);
            });
            for (Database db : new Database[] {nodes, SAMPLE.db()}) {
                Node root = db.transaction(session ->
                        session.one(from(NODES).where(NODES.children.any()).with(NODES.children)));
                assertThat(root.children()).extracting(Node::getName).containsExactly("child");
            }
        }
        assertThat(Sample.MODEL.maps(Node.class)).isTrue();
    }

    @Test
    void aRelationshipOfAnotherModelIsNamed() {
        try (Database nodes = Database.of(Model.of(NODES), SAMPLE.pool())) {
            assertThatThrownBy(() -> nodes.transaction(
                            session -> session.list(from(USERS).with(USERS.posts))))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Users is not a table of this model; its tables are [Nodes]: give it to Model.of");
        }
    }
}
