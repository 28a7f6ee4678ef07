package vn.vongdoi.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vn.vongdoi.access.Interaction;
import vn.vongdoi.access.Scopes;
import vn.vongdoi.fhir.Issue;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.search.SearchCondition;
import vn.vongdoi.search.SearchQuery;

/**
 * What the program that asks must have been granted: asked of every call, before anything is read or written. A search
 * needs it of all types that it looks into or brings along: a match alone already tells something.
 */
final class ScopeCheck {
    private static final String ALL = "*";

    private final Scopes granted;

    private ScopeCheck(Scopes granted) {
        this.granted = granted;
    }

    static ScopeCheck of(Call call) {
        return new ScopeCheck(call.actor().scopes());
    }

    void need(ResourceType type, Interaction interaction) {
        need(type.fhirName(), interaction);
    }

    void needAll(Interaction interaction) {
        need(ALL, interaction);
    }

    /** All that is kept of a person, or only of these types. */
    void needEverything(Set<ResourceType> types) {
        need(ResourceType.PATIENT, Interaction.READ);
        need(ResourceType.PATIENT, Interaction.SEARCH);
        if (types.isEmpty()) needAll(Interaction.READ);
        for (var type : types) need(type, Interaction.READ);
    }

    void need(SearchQuery query) {
        need(query.type(), Interaction.SEARCH);
        for (var condition : query.conditions()) need(condition);
        for (var include : query.includes()) need(include);
    }

    private void need(SearchCondition condition) {
        switch (condition) {
            case SearchCondition.OnResource _ -> {}
            case SearchCondition.Chained chained -> {
                for (var link : chained.anyOf()) {
                    need(link.target(), Interaction.SEARCH);
                    need(link.condition());
                }
            }
            case SearchCondition.Has has -> {
                need(has.type(), Interaction.SEARCH);
                need(has.condition());
            }
        }
    }

    private void need(SearchQuery.Include include) {
        switch (include.direction()) {
            case REFERRED -> {
                if (include.target().isEmpty() && include.reference().isEmpty()) needAll(Interaction.READ);
                else for (var type : brought(include)) need(type, Interaction.READ);
            }
            case REFERRING ->
                include.source()
                        .ifPresentOrElse(type -> need(type, Interaction.SEARCH), () -> needAll(Interaction.SEARCH));
        }
    }

    private static List<ResourceType> brought(SearchQuery.Include include) {
        return include.target()
                .map(List::of)
                .orElseGet(() -> Arrays.stream(ResourceType.values())
                        .filter(type -> include.reference()
                                .filter(reference -> reference.leadsTo(type))
                                .isPresent())
                        .toList());
    }

    private void need(String type, Interaction interaction) {
        if (granted.allow(type, interaction)) return;
        var scope = granted.word(type, interaction);
        throw new Fault(
                403,
                Issue.Code.FORBIDDEN,
                "Chương trình chưa được cấp phạm vi " + scope + ".",
                "The program was not granted the scope " + scope + ".");
    }
}
