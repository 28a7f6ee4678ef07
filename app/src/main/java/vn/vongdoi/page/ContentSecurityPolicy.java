package vn.vongdoi.page;

/** What a page may load and where its forms may lead. */
public final class ContentSecurityPolicy {
    public static final String HEADER = "Content-Security-Policy";

    /** Everything comes from this server; nothing inline, nothing framed, no form leads elsewhere. */
    public static final String OWN = leadingTo("");

    /** Of what other sites show in a frame: no script, no form, nothing but text, style and pictures of this server. */
    public static final String EMBEDDED = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors *";

    private ContentSecurityPolicy() {}

    /** Of a page whose form leads to this server, which then sends the browser on to another one. */
    public static String leadingTo(String elsewhere) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; form-action 'self'" + (elsewhere.isEmpty() ? "" : " " + elsewhere)
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}
