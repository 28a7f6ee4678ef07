package vn.vongdoi.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
    private static final int MB = 1 << 20;

    private final Room room = new Room(2 * MB);

    @Test
    void whoFindsItFullWaitsUntilAnotherLeaves() {
        var first = room.tryEnter(MB + MB / 2).orElseThrow();
        assertThat(room.tryEnter(MB)).isEmpty();
        first.leave();
        assertThat(room.tryEnter(MB)).isPresent();
    }

    @Test
    void oneLargerThanTheRoomHasItToItself() {
        var small = room.enter(1);
        assertThat(room.tryEnter(30L * MB)).isEmpty();
        small.leave();
        assertThat(room.tryEnter(30L * MB)).isPresent();
        assertThat(room.tryEnter(1)).isEmpty();
    }

    @Test
    void leavingTwiceFreesOnce() {
        var first = room.enter(MB);
        room.enter(MB / 2);
        first.leave();
        first.leave();
        assertThat(room.tryEnter(MB + MB / 4)).isPresent();
        assertThat(room.tryEnter(MB)).isEmpty();
    }
}
