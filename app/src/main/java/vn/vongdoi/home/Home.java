package vn.vongdoi.home;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.vongdoi.programme.Programmes;

/** The front door: the public scoreboard of the province this instance serves. */
@Controller
final class Home {
    private final Programmes programmes;

    Home(Programmes programmes) {
        this.programmes = programmes;
    }

    @GetMapping("/")
    String front() {
        return "redirect:/programmes/" + programmes.home().id();
    }
}
