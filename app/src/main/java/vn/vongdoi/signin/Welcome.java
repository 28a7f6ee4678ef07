package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.account.Account;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.oauth.LastingAgreements;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;

/** Where an invitation leads: its person chooses a password, once. */
@Controller
@ConditionalOnWebApplication
final class Welcome {
    private final Accounts accounts;
    private final Sessions sessions;
    private final LastingAgreements apps;

    Welcome(Accounts accounts, Sessions sessions, LastingAgreements apps) {
        this.apps = apps;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/welcome/{secret}")
    String form(@PathVariable String secret, Model model) {
        return form(secret, "", model);
    }

    @PostMapping("/welcome/{secret}")
    String accept(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Language language,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        try {
            if (!password.equals(again)) throw different();
            var login = invited(secret).login();
            accounts.accept(secret, password);
            // A link is asked for when a password is lost, or known to somebody else.
            sessions.endAll(login);
            apps.endAll(login);
            next.addFlashAttribute("welcome", login);
            return "redirect:/sign-in";
        } catch (Problem problem) {
            if (problem.category() != Problem.Category.INVALID) throw problem;
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(secret, language.pick(problem.vietnamese(), problem.english()), model);
        }
    }

    private String form(String secret, String fault, Model model) {
        model.addAttribute("account", invited(secret));
        model.addAttribute("path", "/welcome/" + secret);
        model.addAttribute("shortest", accounts.shortestPassword());
        model.addAttribute("fault", fault);
        return "signin/welcome";
    }

    private Account invited(String secret) {
        return accounts.invited(secret).orElseThrow(Accounts::usedUp);
    }

    static Problem different() {
        return Problem.invalid("Hai lần nhập mật khẩu chưa giống nhau.", "The two passwords are not the same.");
    }
}
