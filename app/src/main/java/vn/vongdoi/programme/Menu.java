package vn.vongdoi.programme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.vongdoi.page.MenuItem;

@Configuration
class Menu {
    @Bean
    MenuItem boardMenu() {
        return new MenuItem("programme.menu.board", "/scoreboard", MenuItem.Audience.SIGNED_IN, 5);
    }

    @Bean
    MenuItem programmesMenu() {
        return new MenuItem("programme.menu.programmes", "/programmes", MenuItem.Audience.EVERYONE, 10);
    }

    @Bean
    MenuItem indicatorsMenu() {
        return new MenuItem("programme.menu.indicators", "/indicators", MenuItem.Audience.EVERYONE, 20);
    }

    @Bean
    MenuItem communesMenu() {
        return new MenuItem("programme.menu.communes", "/communes", MenuItem.Audience.EVERYONE, 30);
    }
}
