package vn.vongdoi.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.QrPicture;

/** Where somebody sets up an authenticator app or passkeys, and removes them. */
@Controller
@ConditionalOnWebApplication
final class SecondFactorPage {
    private static final String PATH = "/account/second-factor";

    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final StrongSession strong;
    private final SignedInHandler signedIn;
    private final RequestCache wanted = new HttpSessionRequestCache();

    SecondFactorPage(
            SecondFactors factors,
            Passkeys passkeys,
            Accounts accounts,
            StrongSession strong,
            SignedInHandler signedIn) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.strong = strong;
        this.signedIn = signedIn;
    }

    @GetMapping(PATH)
    String show(Principal who, Model model) {
        return show(who.getName(), "", model);
    }

    /**
     * The first code of an app shows that it has the secret; from then on it is asked for. Whoever was sent here from
     * another page goes there.
     */
    @PostMapping(PATH + "/app")
    @Nullable String confirm(
            Principal who,
            @RequestParam(defaultValue = "") String code,
            Language language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException, IOException {
        try {
            factors.confirm(who.getName(), code);
        } catch (Problem problem) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(who.getName(), language.pick(problem.vietnamese(), problem.english()), model);
        }
        strong.begin(request, response);
        if (wanted.getRequest(request, response) == null) return "redirect:" + PATH;
        signedIn.onAuthenticationSuccess(request, response, strong.who());
        return null;
    }

    @PostMapping(PATH + "/app/remove")
    String removeApp(Principal who) {
        factors.removeApp(who.getName());
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/passkey/remove")
    String removePasskey(Principal who, @RequestParam String passkey) {
        passkeys.remove(who.getName(), Bytes.fromBase64(passkey));
        return "redirect:" + PATH;
    }

    private String show(String login, String fault, Model model) {
        var had = factors.of(login);
        model.addAttribute("had", had);
        model.addAttribute("passkeys", passkeys.of(login));
        model.addAttribute(
                "needed",
                accounts.posts(login).stream().anyMatch(post -> post.role().isPrivileged()));
        if (!had.app()) {
            var secret = factors.propose(login);
            var address = Totp.address(login, secret);
            model.addAttribute("picture", QrPicture.of(address));
            model.addAttribute("address", address);
            model.addAttribute("secret", secret.replaceAll("(.{4})(?=.)", "$1 "));
        }
        model.addAttribute("fault", fault);
        return "signin/factors";
    }
}
