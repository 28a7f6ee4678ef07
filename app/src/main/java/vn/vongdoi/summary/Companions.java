package vn.vongdoi.summary;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Purpose;
import vn.vongdoi.fhir.Addresses;
import vn.vongdoi.fhir.ResourceId;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.record.Records;

/** What items refer to and cannot be understood without: a medicine of its own, a device, who did it. */
final class Companions {
    static final Set<ResourceType> TYPES = EnumSet.of(
            ResourceType.MEDICATION,
            ResourceType.DEVICE,
            ResourceType.PRACTITIONER,
            ResourceType.PRACTITIONER_ROLE,
            ResourceType.ORGANIZATION);

    /** A role names its practitioner, a medicine its maker, and that is as far as it goes. */
    private static final int STEPS = 2;

    private static final int MOST = 100;

    private final Records records;
    private final Actor actor;
    private final Purpose purpose;

    Companions(Records records, Actor actor, Purpose purpose) {
        this.records = records;
        this.actor = actor;
        this.purpose = purpose;
    }

    List<Item> of(List<Item> items) {
        var companions = new ArrayList<Item>();
        var asked = new LinkedHashSet<ResourceId>();
        var from = items;
        for (var step = 0; step < STEPS && !from.isEmpty(); step++) {
            var wanted = new LinkedHashSet<ResourceId>();
            for (var item : from) wanted.addAll(named(item));
            wanted.removeAll(asked);
            asked.addAll(wanted);
            from = wanted.stream()
                    .limit(MOST - companions.size())
                    .flatMap(id -> records.find(actor, purpose, id.type(), id.id()).stream())
                    .map(Item::of)
                    .toList();
            companions.addAll(from);
        }
        return companions;
    }

    private static Set<ResourceId> named(Item item) {
        var named = new LinkedHashSet<ResourceId>();
        Addresses.rewrite(
                item.tree(),
                reference -> {
                    var parts = reference.split("/", -1);
                    if (parts.length == 2 && ResourceId.valid(parts[1])) {
                        ResourceType.find(parts[0])
                                .filter(TYPES::contains)
                                .ifPresent(type -> named.add(new ResourceId(type, parts[1])));
                    }
                    return reference;
                },
                UnaryOperator.identity());
        return named;
    }
}
