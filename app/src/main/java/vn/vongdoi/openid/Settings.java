package vn.vongdoi.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.PropertyResolver;
import vn.vongdoi.page.Problem;

/**
 * By which provider people may sign in.
 *
 * @param issuer letter by letter as the provider names itself in its tokens
 * @param secret empty = a public client; PKCE is used in both cases
 * @param name what people know the provider by
 * @param numberClaim the claim of the ID token that tells the CCCD, which the provider has verified; empty = none does
 */
record Settings(String issuer, String clientId, Optional<String> secret, String name, Optional<String> numberClaim) {
    private static final String PREFIX = "VONGDOI_OPENID_";
    private static final int LONGEST_NAME = 40;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    Settings {
        if (!isIssuer(issuer)) {
            throw Problem.invalid(
                    PREFIX + "ISSUER: cần địa chỉ https://…, không có ? hay #; nhận được \"" + issuer + "\".",
                    PREFIX + "ISSUER: expected an address https://… without ? or #, got \"" + issuer + "\".");
        }
        if (name.length() > LONGEST_NAME) {
            throw Problem.invalid(
                    PREFIX + "NAME: nhiều nhất " + LONGEST_NAME + " ký tự, nhận được " + name.length() + ".",
                    PREFIX + "NAME: at most " + LONGEST_NAME + " characters, got " + name.length() + ".");
        }
    }

    /** Empty when nothing is set. @throws Problem when only a part is, or a part is wrong */
    static Optional<Settings> of(PropertyResolver environment) {
        var issuer = set(environment, "ISSUER");
        var clientId = set(environment, "CLIENT_ID");
        var secret = set(environment, "CLIENT_SECRET");
        var name = set(environment, "NAME");
        var numberClaim = set(environment, "NUMBER_CLAIM");
        if (issuer.isPresent() && clientId.isPresent()) {
            return Optional.of(new Settings(issuer.get(), clientId.get(), secret, name.orElse("OpenID"), numberClaim));
        }
        if (issuer.or(() -> clientId)
                .or(() -> secret)
                .or(() -> name)
                .or(() -> numberClaim)
                .isEmpty()) {
            return Optional.empty();
        }
        throw Problem.invalid(
                "Đăng nhập bằng OpenID cần cả " + PREFIX + "ISSUER và " + PREFIX
                        + "CLIENT_ID; hãy đặt cả hai, hoặc bỏ mọi biến " + PREFIX + "….",
                "Sign-in by OpenID needs both " + PREFIX + "ISSUER and " + PREFIX + "CLIENT_ID; set both, or none of "
                        + PREFIX + "….");
    }

    private static Optional<String> set(PropertyResolver environment, String name) {
        return Optional.ofNullable(environment.getProperty(PREFIX + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static boolean isIssuer(String address) {
        try {
            var uri = new URI(address);
            return uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Does not tell the secret. */
    @Override
    public String toString() {
        return "Settings[" + issuer + ", " + clientId + "]";
    }
}
