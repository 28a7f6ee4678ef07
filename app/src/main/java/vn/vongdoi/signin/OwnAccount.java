package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.oauth.LastingAgreements;
import vn.vongdoi.openid.OpenId;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.Problem;
import vn.vongdoi.place.Places;

/** What people see of their own account: the roles they hold, the one they act in, the password, and where it is signed in. */
@Controller
@ConditionalOnWebApplication
final class OwnAccount {
    private static final String PATH = "/account";

    private final Accounts accounts;
    private final Places places;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final OpenId openId;
    private final LastingAgreements apps;

    OwnAccount(
            Accounts accounts,
            Places places,
            Sessions sessions,
            SecondFactors factors,
            OpenId openId,
            LastingAgreements apps) {
        this.apps = apps;
        this.openId = openId;
        this.accounts = accounts;
        this.places = places;
        this.sessions = sessions;
        this.factors = factors;
    }

    @GetMapping(PATH)
    String show(Principal who, HttpServletRequest request, Model model) {
        return show(who.getName(), request, "", model);
    }

    /** Chooses the post to act in, until the next choice or the end of the session. */
    @PostMapping(PATH + "/acting")
    String act(Principal who, @RequestParam long post, HttpSession session) {
        if (accounts.posts(who.getName()).stream().noneMatch(held -> held.number() == post)) {
            throw Problem.notFound("Bạn không có vai trò này.", "You do not hold this role.");
        }
        Admission.choose(session, post);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/password")
    String change(
            Principal who,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Language language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        try {
            if (!password.equals(again)) throw Welcome.different();
            accounts.change(who.getName(), present, password);
            sessions.endOthers(who.getName(), request.getSession().getId());
            apps.endAll(who.getName());
            Admission.passwordChanged(request.getSession());
            next.addFlashAttribute("changed", true);
            return "redirect:" + PATH;
        } catch (Problem problem) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(who.getName(), request, language.pick(problem.vietnamese(), problem.english()), model);
        }
    }

    @PostMapping(PATH + "/sessions/end")
    String end(Principal who, @RequestParam String session) {
        sessions.end(who.getName(), session);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/apps/end")
    String endApp(Principal who, @RequestParam long agreement) {
        apps.end(who.getName(), agreement);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/sessions/end-others")
    String endOthers(Principal who, HttpSession session) {
        sessions.endOthers(who.getName(), session.getId());
        return "redirect:" + PATH;
    }

    private String show(String login, HttpServletRequest request, String fault, Model model) {
        var account = accounts.login(login).orElseThrow(OwnAccount::over).account();
        var chosen = Admission.chosen(request);
        var posts = accounts.posts(login);
        model.addAttribute("account", account);
        model.addAttribute(
                "posts", posts.stream().map(post -> Held.of(post, places)).toList());
        model.addAttribute(
                "acting", Accounts.acting(posts, chosen).map(Post::number).orElse(0L));
        model.addAttribute("sessions", sessions.of(login, request.getSession().getId()));
        model.addAttribute("factors", factors.of(login));
        model.addAttribute("external", openId.name().orElse(""));
        model.addAttribute("linked", openId.of(login));
        model.addAttribute("due", Admission.isPasswordDue(request));
        model.addAttribute("apps", apps.of(login));
        model.addAttribute("shortest", accounts.shortestPassword());
        model.addAttribute("fault", fault);
        return "signin/own";
    }

    private static Problem over() {
        return Problem.forbidden("Tài khoản này đã kết thúc.", "This account has ended.");
    }
}
