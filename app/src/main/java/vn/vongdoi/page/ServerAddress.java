package vn.vongdoi.page;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address by which people and programs reach this server, whatever a request says: passkeys are bound to it, tokens
 * name it as their issuer. Set {@code VONGDOI_ADDRESS} where a proxy stands before the server.
 */
@Component
public final class ServerAddress {
    private final URI address;

    ServerAddress(@Value("${VONGDOI_ADDRESS:http://localhost:${server.port}}") String address) {
        this.address = URI.create(address.replaceAll("/+$", ""));
        var scheme = this.address.getScheme();
        if (this.address.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException(
                    "VONGDOI_ADDRESS: expected an address such as https://vongdoi.haiphong.gov.vn, got " + address);
        }
    }

    /** Without a slash at its end. */
    public String url() {
        return address.toString();
    }

    /** As the browser tells it: scheme, host and port. */
    public String origin() {
        return address.getScheme() + "://" + address.getAuthority();
    }

    public String host() {
        return address.getHost();
    }
}
