package dev.backstitch.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.testing.Seed;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class KeyTableTest {

    private static final int STEPS = 100_000;

    @Test
    void agreesWithAMap() {
        check(1_000, Long::valueOf);
        check(1_000, key -> "key " + key);
        check(50_000, key -> key * 4_096);
        check(20, key -> new Same(key));
    }

    /** Keys of which many have one hash. */
    private record Same(long key) {

        @Override
        public int hashCode() {
            return (int) (key % 3);
        }
    }

    private static void check(int keys, LongFunction<Object> maker) {
        long seed = Seed.VALUE;
        Random random = new Random(seed);
        KeyTable<String> table = new KeyTable<>();
        Map<Object, String> model = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            String at = "-Dbackstitch.seed=" + seed + ", step " + step + " of " + keys;
            Object key = maker.apply(random.nextInt(keys));
            String value = "value " + random.nextInt(2);
            int what = random.nextInt(100);
            if (what < 45) {
                table.put(key, value);
                model.put(key, value);
            } else if (what < 90) {
                String there = model.get(key);
                table.remove(key, value);
                if (there != null) {
                    table.remove(key, there);
                }
                model.remove(key);
            } else if (step % 1_000 == 999) {
                table.clear();
                model.clear();
            }
            assertThat(table.get(key)).as(at).isEqualTo(model.get(key));
            assertThat(table.isEmpty()).as(at).isEqualTo(model.isEmpty());
            if (step % 1_000 == 0) {
                assertThat(table.values()).as(at).containsExactlyInAnyOrderElementsOf(model.values());
                model.forEach(
                        (each, expected) -> assertThat(table.get(each)).as(at).isEqualTo(expected));
            }
        }
    }
}
