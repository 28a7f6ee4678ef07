package vn.vongdoi.home;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.vongdoi.access.Actor;
import vn.vongdoi.access.Emergencies;
import vn.vongdoi.access.Emergencies.Opening;
import vn.vongdoi.access.Role;
import vn.vongdoi.access.Waiting;
import vn.vongdoi.page.MenuItem;
import vn.vongdoi.page.Problem;

/** For officers: who broke the glass, for whom and why, and what was found of it. */
@Controller
public class EmergencyPage {
    private static final String PATH = "/emergencies";
    private static final int SHOWN = 200;

    private final Emergencies emergencies;

    EmergencyPage(Emergencies emergencies) {
        this.emergencies = emergencies;
    }

    /** What the template shows. */
    public record Shown(List<Opening> openings, boolean mayFind) {}

    @GetMapping(PATH)
    String list(Actor actor, Model model) {
        model.addAttribute(
                "shown", new Shown(emergencies.list(actor, SHOWN), actor.role() == Role.DATA_PROTECTION_OFFICER));
        return "home/emergencies";
    }

    @PostMapping(PATH + "/{number}")
    String found(@PathVariable long number, @RequestParam(defaultValue = "") String finding, Actor actor) {
        if (actor.role() != Role.DATA_PROTECTION_OFFICER) {
            throw Problem.forbidden(
                    "Kết luận do người phụ trách bảo vệ dữ liệu ghi.",
                    "The data-protection officer says what was found.");
        }
        emergencies.found(number, finding, actor);
        return "redirect:" + PATH;
    }

    /** Whoever broke the glass, the officer is told on every page. */
    @Bean
    Waiting emergenciesWaiting() {
        return new Waiting(PATH, emergencies::waiting);
    }

    @Bean
    MenuItem emergenciesMenu() {
        return new MenuItem("home.menu.emergencies", PATH, MenuItem.Audience.SIGNED_IN, 80);
    }
}
