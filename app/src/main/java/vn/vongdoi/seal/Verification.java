package vn.vongdoi.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a log line by line, in order of chains and numbers, and tells the first that is wrong. A line is the event
 * with its hash in hexadecimal digits after the last tab; the event begins with chain and number.
 */
public final class Verification {
    private final Map<Integer, Deque<Checkpoint>> seals = new HashMap<>();
    private final List<Integer> chains = new ArrayList<>();
    private Optional<Finding> finding = Optional.empty();

    private Chain chain = Chain.empty(0);
    private MerkleTree tree = new MerkleTree();
    private long events;
    private long sealed;

    /**
     * @param checkpoints as they were sealed, the first of all first
     * @param keys fingerprints of the keys that may sign; empty = any one that signs well
     */
    public Verification(List<String> checkpoints, Set<String> keys) {
        var before = "";
        var ends = new HashMap<Integer, Long>();
        for (var i = 0; i < checkpoints.size(); i++) {
            var line = checkpoints.get(i);
            Checkpoint checkpoint;
            try {
                checkpoint = Checkpoint.parse(line);
            } catch (RuntimeException e) {
                fault(
                        0,
                        0,
                        "điểm niêm phong thứ " + (i + 1) + " không đọc được / checkpoint " + (i + 1)
                                + " cannot be read");
                return;
            }
            var name = "điểm niêm phong " + (i + 1) + " / checkpoint " + (i + 1) + ": ";
            var end = ends.getOrDefault(checkpoint.chain(), 0L);
            if (!checkpoint.isSigned()) {
                fault(checkpoint.chain(), checkpoint.first(), name + "chữ ký sai / its signature is wrong");
            } else if (!keys.isEmpty() && !keys.contains(checkpoint.key())) {
                fault(checkpoint.chain(), checkpoint.first(), name + "ký bằng khóa lạ / signed by a foreign key");
            } else if (checkpoint.number() != i + 1 || !checkpoint.follows(before) || checkpoint.first() != end + 1) {
                fault(checkpoint.chain(), end + 1, name + "không nối tiếp điểm trước / does not follow the one before");
            }
            ends.put(checkpoint.chain(), checkpoint.last());
            seals.computeIfAbsent(checkpoint.chain(), _ -> new ArrayDeque<>()).add(checkpoint);
            before = line;
        }
    }

    /** Takes the next line of the log. */
    public void take(byte[] line) {
        if (finding.isPresent()) return;
        var end = line.length;
        while (end > 0 && line[end - 1] != '\t') end--;
        var event = Arrays.copyOf(line, Math.max(0, end - 1));
        var head = head(event);
        if (head.length < 2) {
            fault(chain.number(), chain.last() + 1, "không đọc được / cannot be read");
            return;
        }
        if (head[0] != chain.number()) begin((int) head[0]);
        if (finding.isPresent()) return;
        var expected = chain.last() + 1;
        if (head[1] != expected) {
            fault(
                    chain.number(),
                    expected,
                    head[1] > expected ? "đã bị xóa / was deleted" : "bị chèn hoặc đổi chỗ / was inserted or moved");
            return;
        }
        var hash = chain.add(event);
        var told = new String(line, end, line.length - end, StandardCharsets.US_ASCII);
        if (!told.equals(HexFormat.of().formatHex(hash))) {
            fault(chain.number(), expected, "nội dung không khớp mã băm / its content does not match its hash");
            return;
        }
        events++;
        compare(expected, hash);
    }

    private void compare(long number, byte[] hash) {
        var waiting = seals.getOrDefault(chain.number(), new ArrayDeque<>());
        var seal = waiting.peekFirst();
        if (seal == null) return;
        tree.add(hash);
        if (!seal.marks(number, hash)) {
            fault(chain.number(), number, "đã đổi sau khi niêm phong / was changed after it was sealed");
        } else if (number == seal.last()) {
            if (!Arrays.equals(hash, seal.head()) || !Arrays.equals(tree.root(), seal.root())) {
                fault(
                        chain.number(),
                        seal.first(),
                        "điểm niêm phong " + seal.number() + " không khớp / does not agree with checkpoint "
                                + seal.number());
            }
            sealed += seal.last() - seal.first() + 1;
            waiting.removeFirst();
            tree = new MerkleTree();
        }
    }

    private void begin(int number) {
        end();
        if (finding.isPresent()) return;
        if (number < chain.number() || chains.contains(number)) {
            fault(number, 1, "chuỗi bị đổi chỗ / its chain was moved");
            return;
        }
        chains.add(number);
        chain = Chain.empty(number);
        tree = new MerkleTree();
    }

    private void end() {
        var left = seals.remove(chain.number());
        if (left != null && !left.isEmpty()) {
            fault(chain.number(), chain.last() + 1, "phần cuối đã bị cắt / the end was cut off from here on");
        }
    }

    /** After the last line: what was wrong first; empty = the log is whole. */
    public Optional<Finding> finish() {
        if (finding.isEmpty()) end();
        if (finding.isEmpty()) {
            seals.keySet().stream()
                    .sorted()
                    .findFirst()
                    .ifPresent(missing -> fault(missing, 1, "cả chuỗi đã bị xóa / its whole chain was deleted"));
        }
        return finding;
    }

    public long events() {
        return events;
    }

    /** How many of them a checkpoint vouches for. */
    public long sealed() {
        return sealed;
    }

    private void fault(int inChain, long number, String fault) {
        if (finding.isEmpty()) finding = Optional.of(new Finding(inChain, number, fault));
    }

    /** Chain and number; less when they are not there. */
    private static long[] head(byte[] event) {
        var numbers = new long[2];
        var read = 0;
        var digits = 0;
        for (var at = 0; at < event.length && read < 2; at++) {
            if (event[at] == '\t' && digits > 0) {
                read++;
                digits = 0;
            } else if (event[at] >= '0' && event[at] <= '9' && digits < 18) {
                numbers[read] = numbers[read] * 10 + event[at] - '0';
                digits++;
            } else {
                return new long[0];
            }
        }
        return read == 2 || read == 1 && digits > 0 ? numbers : new long[0];
    }
}
