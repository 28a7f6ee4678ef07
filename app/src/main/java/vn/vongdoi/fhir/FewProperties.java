package vn.vongdoi.fhir;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The properties of a JSON object in their order. FHIR's objects have few: names and values side by side in one array
 * take a quarter of a linked hash map's space, and a tree that is walked five times stays nearer to the processor.
 * Objects with many properties, which somebody may send, become a hash map.
 */
final class FewProperties extends AbstractMap<String, JsonNode> {
    private static final int FEW = 16;

    /** Names at even places, each with its value behind it. */
    private Object[] pairs = new Object[4];

    private int size;
    /** One bit for each name's hash: most names that are asked for and not there have no bit. */
    private long bits;

    private @Nullable Map<String, JsonNode> many;

    @Override
    public int size() {
        return many == null ? size : many.size();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean containsKey(Object name) {
        return many == null ? find(name) >= 0 : many.containsKey(name);
    }

    @Override
    public @Nullable JsonNode get(Object name) {
        if (many != null) return many.get(name);
        var at = find(name);
        return at < 0 ? null : (JsonNode) pairs[at + 1];
    }

    @Override
    public @Nullable JsonNode put(String name, JsonNode value) {
        if (many != null) return many.put(name, value);
        var at = find(name);
        if (at >= 0) {
            var before = (JsonNode) pairs[at + 1];
            pairs[at + 1] = value;
            return before;
        }
        if (size == FEW) {
            var all = new LinkedHashMap<String, JsonNode>(this);
            many = all;
            return all.put(name, value);
        }
        if (2 * size == pairs.length) pairs = Arrays.copyOf(pairs, 2 * pairs.length);
        pairs[2 * size] = name;
        pairs[2 * size++ + 1] = value;
        bits |= 1L << name.hashCode();
        return null;
    }

    @Override
    public @Nullable JsonNode remove(Object name) {
        if (many != null) return many.remove(name);
        var at = find(name);
        if (at < 0) return null;
        var removed = (JsonNode) pairs[at + 1];
        System.arraycopy(pairs, at + 2, pairs, at, 2 * size - at - 2);
        pairs[2 * --size] = null;
        pairs[2 * size + 1] = null;
        return removed;
    }

    @Override
    public void clear() {
        many = null;
        Arrays.fill(pairs, null);
        size = 0;
        bits = 0;
    }

    /** Where the name stands; negative when it does not. */
    private int find(Object name) {
        if ((bits >>> name.hashCode() & 1) == 0) return -1;
        for (var i = 0; i < 2 * size; i += 2) if (pairs[i] == name || name.equals(pairs[i])) return i;
        return -1;
    }

    @Override
    public Set<Map.Entry<String, JsonNode>> entrySet() {
        return many == null ? new Pairs() : many.entrySet();
    }

    private final class Pairs extends AbstractSet<Map.Entry<String, JsonNode>> {
        @Override
        public int size() {
            return FewProperties.this.size();
        }

        @Override
        public Iterator<Map.Entry<String, JsonNode>> iterator() {
            return new Cursor();
        }
    }

    private final class Cursor implements Iterator<Map.Entry<String, JsonNode>> {
        private int next;
        private int expected = size;
        private boolean removable;

        @Override
        public boolean hasNext() {
            return next < expected;
        }

        @Override
        public Map.Entry<String, JsonNode> next() {
            if (next >= expected) throw new NoSuchElementException();
            if (many != null || size != expected) throw new ConcurrentModificationException();
            var property = new Property((String) pairs[2 * next], (JsonNode) pairs[2 * next + 1]);
            next++;
            removable = true;
            return property;
        }

        @Override
        public void remove() {
            if (!removable) throw new IllegalStateException("nothing to remove");
            removable = false;
            FewProperties.this.remove(pairs[2 * --next]);
            expected = size;
        }
    }

    /** Keeps its name and not its place, which may change. */
    private final class Property extends AbstractMap.SimpleEntry<String, JsonNode> {
        private static final long serialVersionUID = 1L;

        Property(String name, JsonNode value) {
            super(name, value);
        }

        @Override
        public JsonNode setValue(JsonNode value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
