package vn.vongdoi.claimfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.Key;
import java.security.KeyException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyValue;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The facility's signature over its file (XML-DSig in CHUKYDONVI). Whether its certificate was issued by an authority
 * that Viet Nam recognises is not judged: no list of them is known to us.
 *
 * @param signer the certificate's subject as it names itself; "" where the signature brings none
 */
public record FileSignature(State state, String signer) {
    /** The whole file stands in memory while its signature is verified, as a tree of many times its size. */
    private static final int LARGEST = 4 << 20;

    private static final Set<String> CANONICAL = Set.of(
            CanonicalizationMethod.INCLUSIVE, CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.INCLUSIVE_11);

    /** Only one at a time, for the same reason. */
    private static final Object ONE_AT_A_TIME = new Object();

    /** What verifying has shown. */
    public enum State {
        /** The encounters are as they were signed. */
        VALID,
        /** They were changed since, or the signature is damaged. */
        BROKEN,
        /** What was signed does not hold every encounter. */
        PARTIAL,
        /** Too large, or signed in a manner that is not accepted any more. */
        UNCHECKED
    }

    static final FileSignature UNCHECKED = new FileSignature(State.UNCHECKED, "");

    /** Of a file that was proved sound and has a signature. */
    public static FileSignature of(ClaimSource source) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            try (var in = source.open()) {
                var content = in.readNBytes(LARGEST + 1);
                return content.length > LARGEST
                        ? UNCHECKED
                        : document(content).map(FileSignature::verified).orElse(UNCHECKED);
            }
        }
    }

    /** Empty for what this parser holds to be too deep or too wide: it has narrower limits than ours. */
    private static Optional<Document> document(byte[] content) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(builder.parse(new ByteArrayInputStream(content)));
        } catch (SAXException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has these features", e);
        }
    }

    private static FileSignature verified(Document file) {
        var found = file.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (found.getLength() == 0) return UNCHECKED;
        var keys = new Keys();
        var context = new DOMValidateContext(keys, found.item(0));
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        var whole = wholes(file);
        for (var element : whole) if (element.hasAttribute("Id")) context.setIdAttributeNS(element, null, "Id");
        try {
            var signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            if (!signature.getSignedInfo().getReferences().stream().allMatch(FileSignature::plain)) return UNCHECKED;
            if (!signature.validate(context)) return new FileSignature(State.BROKEN, keys.signer);
            var covered = signature.getSignedInfo().getReferences().stream()
                    .flatMap(reference -> covered(reference, whole))
                    .toList();
            return new FileSignature(holdAll(covered, file) ? State.VALID : State.PARTIAL, keys.signer);
        } catch (MarshalException | XMLSignatureException e) {
            // An algorithm of yesterday, a reference outside the file, no key: nothing can be said.
            return new FileSignature(State.UNCHECKED, keys.signer);
        }
    }

    /** A transform of the sender's own (XPath) could leave everything out, or never end. */
    private static boolean plain(Reference reference) {
        return reference.getTransforms().stream()
                .map(Transform::getAlgorithm)
                .allMatch(it -> it.equals(Transform.ENVELOPED) || CANONICAL.contains(it));
    }

    /** The document, or the element that holds all encounters. */
    private static List<Element> wholes(Document file) {
        var root = file.getDocumentElement();
        var encounters = file.getElementsByTagName("THONGTINHOSO");
        return encounters.getLength() == 1 ? List.of(root, (Element) encounters.item(0)) : List.of(root);
    }

    /** What a reference signs. Of two with one Id it could be either; the inner is signed either way. */
    private static Stream<Element> covered(Reference reference, List<Element> whole) {
        var uri = reference.getURI();
        if (uri == null) return Stream.empty();
        if (uri.isEmpty()) return Stream.of(whole.getFirst());
        return whole.reversed().stream()
                .filter(it -> it.hasAttribute("Id") && uri.equals("#" + it.getAttribute("Id")))
                .limit(1);
    }

    /** The reader finds an encounter wherever it stands, so each must stand in what was signed. */
    private static boolean holdAll(List<Element> covered, Document file) {
        if (covered.isEmpty()) return false;
        var encounters = file.getElementsByTagNameNS("*", "HOSO");
        for (int i = 0; i < encounters.getLength(); i++) if (!isIn(covered, encounters.item(i))) return false;
        return true;
    }

    /** A signature is not part of what it signs, nor is what somebody puts into it. */
    private static boolean isIn(List<Element> covered, Node encounter) {
        var inside = false;
        for (var node = encounter; node != null; node = node.getParentNode()) {
            if (XMLSignature.XMLNS.equals(node.getNamespaceURI()) && "Signature".equals(node.getLocalName())) {
                return false;
            }
            inside |= covered.contains(node);
        }
        return inside;
    }

    /** The key that the signature brings along. */
    private static final class Keys extends KeySelector {
        private String signer = "";

        @Override
        public KeySelectorResult select(
                @Nullable KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
                throws KeySelectorException {
            if (info == null) throw new KeySelectorException("no KeyInfo");
            for (var part : info.getContent()) {
                if (part instanceof X509Data certificates) {
                    for (var one : certificates.getContent()) {
                        if (!(one instanceof X509Certificate certificate)) continue;
                        signer = certificate.getSubjectX500Principal().getName();
                        return result(certificate.getPublicKey());
                    }
                }
                if (part instanceof KeyValue value) return result(key(value));
            }
            throw new KeySelectorException("KeyInfo has no key");
        }

        private static PublicKey key(KeyValue value) throws KeySelectorException {
            try {
                return value.getPublicKey();
            } catch (KeyException e) {
                throw new KeySelectorException(e);
            }
        }

        private static KeySelectorResult result(Key key) {
            return () -> key;
        }
    }
}
