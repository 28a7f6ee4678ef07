package vn.vongdoi.seal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root over the hashes of a batch, as RFC 6962 (section 2.1) builds it: with the root signed, one line can be shown
 * to have been in the batch without showing the others.
 */
final class MerkleTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private record Subtree(byte[] root, int height) {}

    /** Full subtrees from the left, each higher than the next. */
    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    void add(byte[] leaf) {
        var added = new Subtree(Hash.of(LEAF, leaf), 0);
        while (!subtrees.isEmpty() && subtrees.getLast().height() == added.height()) {
            added = new Subtree(Hash.of(NODE, subtrees.removeLast().root(), added.root()), added.height() + 1);
        }
        subtrees.addLast(added);
    }

    byte[] root() {
        if (subtrees.isEmpty()) return Hash.of();
        var from = subtrees.descendingIterator();
        var root = from.next().root();
        while (from.hasNext()) root = Hash.of(NODE, from.next().root(), root);
        return root;
    }
}
