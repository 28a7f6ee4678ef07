package vn.vongdoi.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.openid.OpenId;
import vn.vongdoi.openid.Returned;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.signin.Admission.Missing;

/**
 * The ways to the external provider and back: to sign in, or to link an account. Who is refused sees why, above the form
 * that takes a password.
 */
@Controller
@ConditionalOnWebApplication
final class ExternalSignIn {
    private static final String OWN = "/account";

    private final OpenId openId;
    private final ExternalSession session;
    private final Admission admission;
    private final SignedInHandler signedIn;
    private final SignIn form;

    ExternalSignIn(OpenId openId, ExternalSession session, Admission admission, SignedInHandler signedIn, SignIn form) {
        this.openId = openId;
        this.session = session;
        this.admission = admission;
        this.signedIn = signedIn;
        this.form = form;
    }

    @GetMapping("/sign-in/openid")
    @Nullable String begin(Language language, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        try {
            response.sendRedirect(openId.begin(request, Optional.empty()));
            return null;
        } catch (Problem problem) {
            return refused(problem, language, response, model);
        }
    }

    /**
     * No redirect: the policy of the page holds its form, and all that the form is led on to, to this server. A page
     * that leads on by itself is not the form's any more.
     */
    @PostMapping(OWN + "/openid")
    String link(Principal who, HttpServletRequest request, HttpServletResponse response, Model model) {
        var to = openId.begin(request, Optional.of(who.getName()));
        response.setHeader("Refresh", "0; url=" + to);
        model.addAttribute("external", openId.name().orElseThrow());
        model.addAttribute("to", to);
        return "signin/leave";
    }

    @PostMapping(OWN + "/openid/unlink")
    String unlink(Principal who, @RequestParam String subject) {
        openId.unlink(who.getName(), subject);
        return "redirect:" + OWN;
    }

    @GetMapping(OpenId.BACK)
    @Nullable String back(
            @RequestParam Map<String, String> answer,
            @Nullable Authentication who,
            Language language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException, ServletException {
        try {
            var returned = openId.end(request, answer);
            if (returned.linking().isPresent())
                return linked(returned, returned.linking().get(), who, request);
            var authentication = session.begin(openId.login(returned), request, response);
            signedIn.onAuthenticationSuccess(request, response, authentication);
            return null;
        } catch (Problem problem) {
            return refused(problem, language, response, model);
        }
    }

    /** Only into the account that began it, still signed in with all factors that are due. */
    private String linked(Returned returned, String login, @Nullable Authentication who, HttpServletRequest request) {
        if (admission
                .admitted(who, request)
                .filter(it -> it.missing() != Missing.SECOND_FACTOR)
                .filter(it -> it.who().getName().equals(login))
                .isEmpty()) {
            throw Problem.forbidden(
                    "Tài khoản bắt đầu gắn không còn đăng nhập ở đây. Hãy đăng nhập rồi gắn lại.",
                    "The account that began to link is not signed in here any more. Sign in and link again.");
        }
        openId.link(returned, login);
        return "redirect:" + OWN;
    }

    private String refused(Problem problem, Language language, HttpServletResponse response, Model model) {
        if (problem.category() == Problem.Category.NOT_FOUND) throw problem;
        response.setStatus(problem.category().status());
        return form.form(model, "", false, language.pick(problem.vietnamese(), problem.english()));
    }
}
