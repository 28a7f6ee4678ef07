package vn.vongdoi.claimfile;

/** Takes the encounters of a file one by one, in their order. */
@FunctionalInterface
public interface EncounterSink {
    void accept(SentEncounter encounter);
}
