package vn.vongdoi.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.openid.OpenId;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;

/**
 * The sign-in form, and the one that asks for a second factor. Spring Security reads what the first sends; who failed
 * comes back here with the name still in it.
 */
@Controller
@ConditionalOnWebApplication
final class SignIn {
    private final SecondFactors factors;
    private final StrongSession strong;
    private final SignedInHandler signedIn;
    private final OpenId openId;

    SignIn(SecondFactors factors, StrongSession strong, SignedInHandler signedIn, OpenId openId) {
        this.openId = openId;
        this.factors = factors;
        this.strong = strong;
        this.signedIn = signedIn;
    }

    @GetMapping("/sign-in")
    String form(Model model) {
        return form(model, "", false, "");
    }

    @PostMapping("/sign-in/failed")
    String failed(@RequestParam(defaultValue = "") String name, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return form(model, name, true, "");
    }

    @GetMapping("/sign-in/code")
    String code(@Nullable Principal who, Model model) {
        if (who == null) return "redirect:/sign-in";
        return factors.of(who.getName()).any() ? code(who.getName(), "", model) : "redirect:/account";
    }

    @PostMapping("/sign-in/code")
    @Nullable String check(
            @Nullable Authentication who,
            @RequestParam(defaultValue = "") String code,
            Language language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws ServletException, IOException {
        if (who == null) return "redirect:/sign-in";
        try {
            factors.use(who.getName(), code);
        } catch (Problem problem) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return code(who.getName(), language.pick(problem.vietnamese(), problem.english()), model);
        }
        strong.begin(request, response);
        signedIn.onAuthenticationSuccess(request, response, strong.who());
        return null;
    }

    private String code(String login, String fault, Model model) {
        model.addAttribute("had", factors.of(login));
        model.addAttribute("fault", fault);
        return "signin/code";
    }

    /** @param refused why another way in did not open; empty when none was tried */
    String form(Model model, String name, boolean failed, String refused) {
        model.addAttribute("external", openId.name().orElse(""));
        model.addAttribute("refused", refused);
        model.addAttribute("name", name);
        model.addAttribute("failed", failed);
        return "signin/signin";
    }
}
