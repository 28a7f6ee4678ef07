package vn.vongdoi.home;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: the public scoreboard of the province this instance serves. */
@Controller
final class Home {
    private final String programme;

    Home(@Value("${vongdoi.programme:hp-03-ctr-tu-2025}") String programme) {
        this.programme = programme;
    }

    @GetMapping("/")
    String front() {
        return "redirect:/programmes/" + programme;
    }
}
