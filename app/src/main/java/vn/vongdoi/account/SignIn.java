package vn.vongdoi.account;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in form. Spring Security reads what it sends; who failed comes back here with the name still in it. */
@Controller
final class SignIn {

    @GetMapping("/sign-in")
    String form(Model model) {
        return form(model, "", false);
    }

    @PostMapping("/sign-in/failed")
    String failed(@RequestParam(defaultValue = "") String name, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return form(model, name, true);
    }

    private static String form(Model model, String name, boolean failed) {
        model.addAttribute("name", name);
        model.addAttribute("failed", failed);
        return "account/signin";
    }
}
