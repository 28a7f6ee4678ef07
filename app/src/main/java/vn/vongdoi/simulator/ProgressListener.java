package vn.vongdoi.simulator;

/** Hears how far the writing is: what is being written, how many are done, how many there will be. */
@FunctionalInterface
public interface ProgressListener {

    void progress(String what, long done, long total);
}
