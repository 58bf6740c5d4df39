package dev.backstitch.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.testing.Seed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 9, 20, 300, 3_000})
    void agreesWithAListAfterEveryChange(int most) {
        long seed = Seed.VALUE;
        Random random = new Random(seed);
        Members<Object> members = new Members<>();
        List<Object> model = new ArrayList<>();
        Iterator<Object> borrowed = members.iterator();
        List<Object> asItWas = List.of();
        int steps = most < 1_000 ? 20_000 : 4_000;
        for (int step = 0; step < steps; step++) {
            String at = "-Dbackstitch.seed=" + seed + ", step " + step;
            if (model.size() < most && (model.isEmpty() || random.nextInt(100) < 55)) {
                Object added = new Object();
                members.append(added);
                model.add(added);
            } else {
                Object removed = model.remove(random.nextBoolean() ? 0 : random.nextInt(model.size()));
                assertThat(members.remove(removed)).as(at).isTrue();
                assertThat(members.remove(removed)).as(at).isFalse();
            }
            assertThat(members.size()).as(at).isEqualTo(model.size());
            if (!model.isEmpty()) {
                int place = random.nextInt(model.size());
                assertThat(members.contains(model.get(place))).as(at).isTrue();
                assertThat(members.first()).as(at).isSameAs(model.get(0));
                if (random.nextInt(20) == 0) {
                    assertThat(members.get(place)).as(at).isSameAs(model.get(place));
                }
            }
            if (random.nextInt(50) == 0) {
                assertThat(members.toArray()).as(at).containsExactly(model.toArray());
                assertThat(rest(borrowed)).as(at).isEqualTo(asItWas);
                borrowed = members.iterator();
                asItWas = List.copyOf(model);
            }
        }
    }

    private static List<Object> rest(Iterator<Object> iterator) {
        List<Object> rest = new ArrayList<>();
        iterator.forEachRemaining(rest::add);
        return rest;
    }
}
