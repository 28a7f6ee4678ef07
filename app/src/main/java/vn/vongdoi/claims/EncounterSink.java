package vn.vongdoi.claims;

/** Takes the encounters of a file one by one, in their order. */
@FunctionalInterface
interface EncounterSink {
    void accept(SentEncounter encounter);
}
