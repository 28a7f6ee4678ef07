package vn.vongdoi.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import vn.vongdoi.page.Problem;

/**
 * To where the browser takes a code: an https address, this very machine, or an app's own scheme (RFC 8252). Compared
 * letter by letter.
 */
public record Redirect(String address) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    public Redirect {
        if (!isOne(address)) {
            throw Problem.invalid(
                    "Địa chỉ trở về cần dạng https://…, http://127.0.0.1:… hoặc scheme riêng có dấu chấm như vn.example.app:/; nhận được \""
                            + address + "\".",
                    "A redirect address must be https://…, http://127.0.0.1:… or an app's own scheme with a dot such as"
                            + " vn.example.app:/; got \"" + address + "\".");
        }
    }

    /** What stands in a page's policy: scheme and host, or the scheme of an app. */
    public String origin() {
        var uri = URI.create(address);
        return uri.getHost() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static boolean isOne(String address) {
        try {
            var uri = new URI(address);
            if (uri.getScheme() == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) return false;
            return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
                case "https" -> uri.getHost() != null;
                case "http" -> uri.getHost() != null && THIS_MACHINE.contains(uri.getHost());
                default -> uri.getScheme().indexOf('.') > 0;
            };
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
