package vn.vongdoi.desk;

import java.util.List;
import java.util.Map;

/**
 * How the files of some facilities come in.
 *
 * @param senders worst first
 * @param days newest first; a day without anything is left out
 * @param faults commonest first
 * @param carried by expectation
 */
record Board(
        Period period,
        List<Sender> senders,
        List<DayFigures> days,
        List<FaultCount> faults,
        Map<String, Carried> carried) {

    Figures total() {
        return senders.stream().map(Sender::figures).reduce(Figures.NONE, Figures::plus);
    }

    /** Nobody of them has ever sent a file. */
    boolean isEmpty() {
        return senders.stream().allMatch(sender -> sender.silence().isEmpty());
    }

    long silent() {
        return senders.stream().filter(Sender::silent).count();
    }

    long sending() {
        return senders.stream().filter(sender -> sender.figures().files() > 0).count();
    }
}
