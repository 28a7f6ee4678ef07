package vn.vongdoi.record;

/**
 * A version as a history tells it.
 *
 * @param created the resource was not there before it: its first version, or the first after a deletion
 */
public record HistoryEntry(Version version, Interaction interaction, boolean created) {
    /** What made it. A patch makes what an update would have made and is told as one. */
    public enum Interaction {
        CREATE,
        UPDATE,
        DELETE
    }

    /** Ids that this server gives are given to nobody who brings one: such a resource began with a create. */
    static HistoryEntry of(Version version, boolean created) {
        if (version.deleted()) return new HistoryEntry(version, Interaction.DELETE, false);
        var isPosted = version.number() == 1 && KeyId.key(version.id().id()).isPresent();
        return new HistoryEntry(version, isPosted ? Interaction.CREATE : Interaction.UPDATE, created);
    }
}
