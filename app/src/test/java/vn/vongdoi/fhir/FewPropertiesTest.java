package vn.vongdoi.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

class FewPropertiesTest {
    @Test
    void theyDoWhatALinkedHashMapDoes() {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++) {
            var few = new FewProperties();
            var map = new LinkedHashMap<String, JsonNode>();
            // Up to more names than it keeps side by side; "Aa" and "BB" have one hash.
            var names = 1 + random.nextInt(40);
            for (var step = 0; step < 60; step++) {
                var name = (random.nextBoolean() ? "Aa" : "BB") + random.nextInt(names);
                var value = IntNode.valueOf(random.nextInt(100));
                switch (random.nextInt(6)) {
                    case 0, 1, 2 -> assertThat(few.put(name, value)).isEqualTo(map.put(name, value));
                    case 3 -> assertThat(few.remove(name)).isEqualTo(map.remove(name));
                    case 4 -> assertThat(few.putIfAbsent(name, value)).isEqualTo(map.putIfAbsent(name, value));
                    default -> {
                        few.entrySet().removeIf(property -> property.getValue().equals(value));
                        map.entrySet().removeIf(property -> property.getValue().equals(value));
                    }
                }
                assertThat(few.get(name)).isEqualTo(map.get(name));
                assertThat(few.containsKey(name)).isEqualTo(map.containsKey(name));
                assertThat(few.size()).isEqualTo(map.size());
            }
            assertThat(few).isEqualTo(map);
            assertThat(new ArrayList<>(few.keySet())).isEqualTo(new ArrayList<>(map.keySet()));
        }
    }

    @Test
    void aPropertyMetOnAWalkCanBeGivenAnotherValue() {
        var few = new FewProperties();
        few.put("status", IntNode.valueOf(1));
        few.entrySet().iterator().next().setValue(IntNode.valueOf(2));
        assertThat(few.get("status")).isEqualTo(IntNode.valueOf(2));
    }

    @Test
    void aWalkDoesNotGoOnOverWhatHasChanged() {
        var few = new FewProperties();
        few.put("status", IntNode.valueOf(1));
        few.put("code", IntNode.valueOf(2));
        var walk = few.entrySet().iterator();
        walk.next();
        few.remove("status");
        assertThatThrownBy(walk::next).isInstanceOf(ConcurrentModificationException.class);
    }
}
