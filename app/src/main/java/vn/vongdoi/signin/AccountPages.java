package vn.vongdoi.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Role;
import vn.vongdoi.account.Account;
import vn.vongdoi.account.Accounts;
import vn.vongdoi.account.Post;
import vn.vongdoi.oauth.LastingAgreements;
import vn.vongdoi.openid.OpenId;
import vn.vongdoi.page.Language;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;
import vn.vongdoi.page.ServerAddress;
import vn.vongdoi.place.Places;

/** Where an administrator adds people, gives and takes roles, and helps those who lost a password or a phone. */
@Controller
@ConditionalOnWebApplication
public class AccountPages {
    private static final String PATH = "/accounts";
    private static final int SHOWN = 200;

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final LastingAgreements apps;
    private final OpenId openId;
    private final Places places;
    private final ServerAddress address;
    private final Clock clock;

    AccountPages(
            Accounts accounts,
            SecondFactors factors,
            Sessions sessions,
            LastingAgreements apps,
            OpenId openId,
            Places places,
            ServerAddress address,
            Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.apps = apps;
        this.openId = openId;
        this.places = places;
        this.address = address;
        this.clock = clock;
    }

    /** One account as the list shows it. */
    public record Row(Account account, List<Held> posts) {}

    /** A role that people can have. */
    public record Choice(String word, String key) {}

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        var found = accounts.list(q, SHOWN);
        var posts = accounts.posts(found.stream().map(Account::login).toList());
        var rows = found.stream()
                .map(account -> new Row(account, held(posts.getOrDefault(account.login(), List.of()))))
                .toList();
        model.addAttribute("q", q);
        model.addAttribute("rows", rows);
        model.addAttribute("fault", "");
        return "signin/accounts";
    }

    @PostMapping(PATH)
    String add(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            Language language,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        try {
            var account = accounts.add(login.strip(), name);
            next.addFlashAttribute("link", address.url() + accounts.invite(account.login()));
            return "redirect:" + PATH + "/" + account.login();
        } catch (Problem problem) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            list("", model);
            model.addAttribute("fault", language.pick(problem.vietnamese(), problem.english()));
            return "signin/accounts";
        }
    }

    @GetMapping(PATH + "/{login}")
    String account(@PathVariable String login, Model model) {
        return account(login, "", model);
    }

    @PostMapping(PATH + "/{login}/posts")
    String give(
            @PathVariable String login,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String facility,
            @RequestParam(defaultValue = "") String commune,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> until,
            Actor actor,
            Language language,
            HttpServletResponse response,
            Model model) {
        try {
            var area = Accounts.area(given(facility), given(commune));
            var chosen = Role.find(role).orElseThrow(() -> Problem.invalid("Hãy chọn một vai trò.", "Choose a role."));
            accounts.give(login, new Post(0, chosen, area, LocalDate.now(clock), until.orElse(null)), actor);
            return "redirect:" + PATH + "/" + login;
        } catch (Problem problem) {
            if (problem.category() == Problem.Category.NOT_FOUND) throw problem;
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return account(login, language.pick(problem.vietnamese(), problem.english()), model);
        }
    }

    @PostMapping(PATH + "/{login}/posts/take")
    String take(@PathVariable String login, @RequestParam long post) {
        accounts.take(login, post);
        return "redirect:" + PATH + "/" + login;
    }

    @PostMapping(PATH + "/{login}/invite")
    String invite(@PathVariable String login, RedirectAttributes next) {
        next.addFlashAttribute("link", address.url() + accounts.invite(login));
        return "redirect:" + PATH + "/" + login;
    }

    @PostMapping(PATH + "/{login}/reset-factors")
    String reset(@PathVariable String login) {
        factors.removeAll(login);
        endAll(login);
        return "redirect:" + PATH + "/" + login;
    }

    @PostMapping(PATH + "/{login}/unlink")
    String unlink(@PathVariable String login, @RequestParam String subject) {
        openId.unlink(login, subject);
        endAll(login);
        return "redirect:" + PATH + "/" + login;
    }

    @PostMapping(PATH + "/{login}/end")
    String end(@PathVariable String login, Actor actor) {
        if (login.equals(actor.name())) {
            throw Problem.invalid(
                    "Không tự kết thúc tài khoản đang dùng; nhờ người quản trị khác.",
                    "You cannot end the account you use; ask another administrator.");
        }
        accounts.end(login);
        endAll(login);
        return "redirect:" + PATH;
    }

    @Bean
    MenuItem accountsMenu() {
        return new MenuItem("signin.menu.accounts", PATH, MenuItem.Audience.SIGNED_IN, 90);
    }

    private String account(String login, String fault, Model model) {
        var account = accounts.known(login);
        model.addAttribute("row", new Row(account.account(), held(accounts.posts(login))));
        model.addAttribute("had", factors.of(login));
        model.addAttribute("linked", openId.of(login));
        model.addAttribute("invited", account.password().isEmpty());
        model.addAttribute(
                "roles",
                Arrays.stream(Role.values())
                        .filter(Role::isOfPeople)
                        .map(role -> new Choice(role.word(), role.key()))
                        .toList());
        model.addAttribute("fault", fault);
        return "signin/account";
    }

    private List<Held> held(List<Post> posts) {
        return posts.stream().map(post -> Held.of(post, places)).toList();
    }

    /** Whoever got in by what is taken away is out, and so are the apps they agreed to. */
    private void endAll(String login) {
        sessions.endAll(login);
        apps.endAll(login);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(code -> !code.isEmpty());
    }
}
