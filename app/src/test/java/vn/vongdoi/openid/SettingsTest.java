package vn.vongdoi.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import vn.vongdoi.page.Problem;

/** What an administrator sets, and what the server says to settings that cannot work. */
class SettingsTest {
    private static final String ISSUER = "VONGDOI_OPENID_ISSUER";
    private static final String CLIENT = "VONGDOI_OPENID_CLIENT_ID";

    @Test
    void nothingSetIsNoProvider() {
        assertThat(Settings.of(set(Map.of()))).isEmpty();
        assertThat(Settings.of(set(Map.of(ISSUER, " ", CLIENT, "")))).isEmpty();
    }

    @Test
    void anIssuerAndAClientAreEnough() {
        var settings = Settings.of(set(Map.of(ISSUER, "https://id.example/realms/tinh", CLIENT, "vong-doi")))
                .orElseThrow();
        assertThat(settings.name()).isEqualTo("OpenID");
        assertThat(settings.secret()).isEmpty();
        assertThat(settings.numberClaim()).isEmpty();
    }

    @Test
    void aPartAloneIsRefusedInBothLanguages() {
        for (var one : new String[] {ISSUER, CLIENT, "VONGDOI_OPENID_CLIENT_SECRET", "VONGDOI_OPENID_NUMBER_CLAIM"}) {
            refused(Map.of(one, "https://id.example"), "cần cả", "needs both");
        }
    }

    @Test
    void anAddressThatAnybodyOnTheWayCanReadOrThatIsNoneIsRefused() {
        for (var issuer : new String[] {
            "http://id.example",
            "id.example",
            "https://id.example/?a=1",
            "https://id.example/#x",
            "https://u:p@id.example",
            "https://",
            "javascript:alert(1)"
        }) {
            refused(Map.of(ISSUER, issuer, CLIENT, "vong-doi"), "cần địa chỉ https", "expected an address https");
        }
        assertThat(Settings.of(set(Map.of(ISSUER, "http://localhost:8081", CLIENT, "vong-doi"))))
                .isPresent();
    }

    @Test
    void aNameThatFitsNoButtonIsRefused() {
        refused(
                Map.of(ISSUER, "https://id.example", CLIENT, "vong-doi", "VONGDOI_OPENID_NAME", "x".repeat(41)),
                "nhiều nhất 40",
                "at most 40");
    }

    @Test
    void theSecretIsNotTold() {
        var settings = Settings.of(set(Map.of(
                ISSUER, "https://id.example", CLIENT, "vong-doi", "VONGDOI_OPENID_CLIENT_SECRET", "khong-ai-biet")));
        assertThat(settings.toString()).doesNotContain("khong-ai-biet");
    }

    private static void refused(Map<String, Object> values, String vietnamese, String english) {
        assertThatThrownBy(() -> Settings.of(set(values)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(vietnamese)
                .hasMessageContaining(english);
    }

    private static PropertySourcesPropertyResolver set(Map<String, Object> values) {
        var sources = new MutablePropertySources();
        sources.addFirst(new MapPropertySource("set", values));
        return new PropertySourcesPropertyResolver(sources);
    }
}
