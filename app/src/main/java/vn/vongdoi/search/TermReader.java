package vn.vongdoi.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.page.Problem;
import vn.vongdoi.search.SearchParameter.Kind;
import vn.vongdoi.search.SearchTerm.CompositeTerm;
import vn.vongdoi.search.SearchTerm.Level;
import vn.vongdoi.search.SearchTerm.OfTypeTerm;
import vn.vongdoi.search.SearchTerm.Part;
import vn.vongdoi.search.SearchTerm.ReferenceIdentifierTerm;
import vn.vongdoi.search.SearchTerm.ReferenceTerm;
import vn.vongdoi.search.SearchTerm.TextTerm;
import vn.vongdoi.search.SearchTerm.TokenTerm;
import vn.vongdoi.search.SearchTerm.TokenTextTerm;
import vn.vongdoi.search.SearchTerm.UriTerm;
import vn.vongdoi.search.SearchValue.Uri;

/**
 * Reads one value of a search by the kind of its parameter and its modifier.
 *
 * @param now from which "about" a date is measured
 * @param base URL of this server, which a reference may begin with; empty = none
 */
record TermReader(SearchParameter parameter, Instant now, String base) {

    /** Without a modifier, or with one that does not change the form of the value. */
    SearchTerm term(Escaped value) {
        return parameter.kind() == Kind.COMPOSITE ? composite(value) : term(parameter.kind(), value);
    }

    private SearchTerm term(Kind kind, Escaped value) {
        return switch (kind) {
            case TOKEN -> token(value);
            case STRING -> text(Part.BEGINNING, value);
            case URI -> uri(Level.EXACT, value);
            case REFERENCE -> reference(Optional.empty(), value);
            case DATE -> new OrderedTerms(this::wrong, now).date(value);
            case NUMBER -> new OrderedTerms(this::wrong, now).number(value);
            case QUANTITY -> new OrderedTerms(this::wrong, now).quantity(value);
            case SPECIAL -> new OrderedTerms(this::wrong, now).near(value);
            case COMPOSITE -> throw new IllegalArgumentException("a composite of composites");
        };
    }

    private SearchTerm composite(Escaped value) {
        var parts = value.split('$');
        var kinds = parameter.components();
        if (parts.size() != kinds.size()) {
            throw wrong(value, kinds.size() + " giá trị cách nhau bằng $", kinds.size() + " values divided by $");
        }
        var terms = new ArrayList<SearchTerm>();
        for (var i = 0; i < parts.size(); i++) {
            if (parts.get(i).isEmpty()) throw wrong(value, "giá trị không rỗng", "values that are not empty");
            terms.add(term(kinds.get(i), parts.get(i)));
        }
        return new CompositeTerm(terms);
    }

    TokenTerm token(Escaped value) {
        var parts = plain(value.split('|'));
        var isPair = parts.size() == 2;
        if (parts.size() > 2
                || (isPair && parts.getFirst().isEmpty() && parts.getLast().isEmpty())) {
            throw wrong(value, "mã, hệ|mã, |mã hoặc hệ|", "code, system|code, |code or system|");
        }
        var code = parts.getLast();
        return new TokenTerm(isPair ? parts.getFirst() : null, code.isEmpty() ? null : code, parameter.heedsCase());
    }

    SearchTerm tokenText(Escaped value) {
        return new TokenTextTerm(plainText(value));
    }

    SearchTerm ofType(Escaped value) {
        var parts = plain(value.split('|'));
        if (parts.size() != 3 || parts.contains("")) throw wrong(value, "hệ|mã|giá trị", "system|code|value");
        return new OfTypeTerm(parts.get(0), parts.get(1), parts.get(2));
    }

    SearchTerm text(Part part, Escaped value) {
        return new TextTerm(part, part == Part.EXACT ? value.plain() : plainText(value));
    }

    /** What has neither letters nor digits would be found everywhere. */
    private String plainText(Escaped value) {
        var plain = SearchText.plain(value.plain());
        if (plain.isEmpty()) throw wrong(value, "chữ hoặc số", "letters or digits");
        return plain;
    }

    SearchTerm uri(Level level, Escaped value) {
        var uri = address(value);
        if (level != Level.EXACT && uri.uri().startsWith("urn:")) {
            throw wrong(value, "một URL (URN không có cấp trên, dưới)", "a URL (a URN is above and below nothing)");
        }
        return new UriTerm(level, uri.uri(), uri.version());
    }

    /** What stands behind a {@code |} that is not escaped is the version. */
    private static Uri address(Escaped value) {
        var parts = plain(value.split('|'));
        return new Uri(parts.getFirst(), parts.size() == 1 ? null : String.join("|", parts.subList(1, parts.size())));
    }

    SearchTerm identifier(Escaped value) {
        return new ReferenceIdentifierTerm(token(value));
    }

    /** @param told the type in a modifier: {@code subject:Patient=23} */
    SearchTerm reference(Optional<ResourceType> told, Escaped value) {
        if (parameter.isCanonical() && told.isEmpty()) {
            var url = address(value);
            return new ReferenceTerm(null, null, url.uri(), url.version());
        }
        var text = own(value.plain());
        if (text.indexOf('/') < 0 && text.indexOf(':') < 0) {
            return new ReferenceTerm(told.orElse(null), text, null, null);
        }
        var read = text.indexOf('|') < 0 ? References.literal(text) : References.canonical(text);
        if (read.url() != null) {
            // Without a scheme it is neither a type with an id nor an address.
            if (text.indexOf(':') < 0) throw wrong(value, "id, Loại/id hoặc URL", "id, Type/id or a URL");
            return new ReferenceTerm(null, null, read.url(), read.version());
        }
        if (told.isPresent() && told.get() != read.type()) {
            throw wrong(value, told.get().fhirName(), told.get().fhirName());
        }
        return new ReferenceTerm(read.type(), Objects.requireNonNull(read.id()), null, read.version());
    }

    private String own(String text) {
        return !base.isEmpty() && text.startsWith(base) && text.startsWith("/", base.length())
                ? text.substring(base.length() + 1)
                : text;
    }

    private static List<String> plain(List<Escaped> parts) {
        return parts.stream().map(Escaped::plain).toList();
    }

    Problem wrong(Escaped value, String vietnamese, String english) {
        return Problem.invalid(
                "Tham số \"" + parameter.code() + "\": cần " + vietnamese + ", nhận được \"" + value.text() + "\".",
                "Parameter \"" + parameter.code() + "\": expected " + english + ", got \"" + value.text() + "\".");
    }
}
