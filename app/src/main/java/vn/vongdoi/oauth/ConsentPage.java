package vn.vongdoi.oauth;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Scopes.Special;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.client.Clients;
import vn.vongdoi.page.ContentSecurityPolicy;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;

/**
 * The authorisation endpoint: whoever has signed in, with all factors that are due, agrees each time to what an app asks
 * for, or does not.
 */
@Controller
@ConditionalOnWebApplication
class ConsentPage {
    private final Clients clients;
    private final Accounts accounts;
    private final Codes codes;
    private final Abouts abouts;
    private final Endpoints endpoints;
    private final Clock clock;

    ConsentPage(Clients clients, Accounts accounts, Codes codes, Abouts abouts, Endpoints endpoints, Clock clock) {
        this.clients = clients;
        this.accounts = accounts;
        this.codes = codes;
        this.abouts = abouts;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @GetMapping(Endpoints.AUTHORIZE)
    String ask(
            @RequestParam MultiValueMap<String, String> asked, Actor actor, HttpServletResponse response, Model model) {
        return switch (AppRequest.of(asked, clients, endpoints)) {
            case AppRequest.Unsound unsound -> back(unsound, "error", unsound.error());
            case AppRequest.Sound sound -> page(sound, asked, actor, "", "", response, model);
        };
    }

    private String page(
            AppRequest.Sound sound,
            MultiValueMap<String, String> asked,
            Actor actor,
            String patient,
            String fault,
            HttpServletResponse response,
            Model model) {
        response.setHeader(
                ContentSecurityPolicy.HEADER,
                ContentSecurityPolicy.leadingTo(sound.redirect().origin()));
        model.addAttribute("app", sound.client().name());
        model.addAttribute("to", sound.redirect().origin());
        model.addAttribute("scopes", sound.scopes());
        model.addAttribute("role", actor.role().key());
        asked.keySet().retainAll(AppRequest.PARAMETERS);
        model.addAttribute("asked", asked);
        model.addAttribute("choices", sound.scopes().needPatient() ? abouts.choices(actor) : List.of());
        model.addAttribute("patient", patient);
        model.addAttribute("fault", fault);
        return "oauth/consent";
    }

    /** What the page was asked comes once more and is read once more: a form can be changed. */
    @PostMapping(Endpoints.AUTHORIZE)
    String decide(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String patient,
            Actor actor,
            Authentication who,
            Language language,
            HttpServletResponse response,
            Model model) {
        return switch (AppRequest.of(asked, clients, endpoints)) {
            case AppRequest.Unsound unsound -> back(unsound, "error", unsound.error());
            case AppRequest.Sound sound -> {
                if (!decision.equals("allow")) yield back(sound, "error", "access_denied");
                try {
                    yield back(sound, "code", codes.issue(sound, agreement(sound, patient, actor, who)));
                } catch (Problem problem) {
                    if (problem.category() != Problem.Category.INVALID) throw problem;
                    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                    var fault = language.pick(problem.vietnamese(), problem.english());
                    yield page(sound, asked, actor, patient, fault, response, model);
                }
            }
        };
    }

    private Agreement agreement(AppRequest.Sound sound, String patient, Actor actor, Authentication who) {
        var scopes = sound.scopes();
        return new Agreement(
                sound.client().name(),
                actor.name(),
                post(actor),
                scopes.toString(),
                scopes.needPatient() ? Optional.of(abouts.about(actor, patient)) : Optional.empty(),
                scopes.has(Special.FHIR_USER)
                        ? abouts.self(actor)
                                .map(id -> endpoints.of(Endpoints.FHIR) + "/Patient/" + id)
                                .orElse(null)
                        : null,
                signedIn(who));
    }

    /** With the issuer, so that an app that talks to several servers is not confused (RFC 9207). */
    private String back(AppRequest request, String name, String value) {
        var to = UriComponentsBuilder.fromUriString(request.redirect().address())
                .queryParam(name, "{value}")
                .queryParam("iss", "{iss}");
        return "redirect:"
                + (request.state() == null
                        ? to.encode().buildAndExpand(value, endpoints.issuer())
                        : to.queryParam("state", "{state}")
                                .encode()
                                .buildAndExpand(value, endpoints.issuer(), request.state()));
    }

    private long post(Actor actor) {
        return accounts.posts(actor.name()).stream()
                .filter(post -> post.role() == actor.role() && post.area().equals(actor.area()))
                .map(Post::number)
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("Vai trò này vừa kết thúc.", "This role has just ended."));
    }

    private Instant signedIn(Authentication who) {
        return who.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Comparator.naturalOrder())
                .orElseGet(clock::instant);
    }
}
