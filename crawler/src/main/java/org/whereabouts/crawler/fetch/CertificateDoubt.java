package org.whereabouts.crawler.fetch;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says why a certificate is not trusted. The JDK's own words ("unable to find valid certification path to requested target") are
 * the same for a chain that the server sends incomplete, an authority nobody knows, and a certificate that vouches for itself.
 */
final class CertificateDoubt {

    private static final int MOST_NAMES = 3;
    private static final String TRUST_IT =
            "; if it is to be trusted, import it into the trust store of this JVM (-Djavax.net.ssl.trustStore)";

    private CertificateDoubt() {}

    /**
     * What is wrong.
     *
     * @param chain what the server sent, its own certificate first, at least that one
     * @param refusal the JDK's verdict on it
     */
    static String reason(List<X509Certificate> chain, CertificateException refusal, Instant now) {
        if (!isAboutThePath(refusal)) {
            return "the certificate is for " + names(chain.getFirst()) + " and not for this host";
        }
        for (X509Certificate certificate : chain) {
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                return "the certificate expired on " + certificate.getNotAfter().toInstant();
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                return "the certificate is not valid before "
                        + certificate.getNotBefore().toInstant() + ": compare the clock of this machine";
            }
        }
        X509Certificate last = chain.getLast();
        if (isInvalid(refusal)) {
            return "the certificate or its algorithms are not accepted by this JVM";
        }
        if (!isSelfIssued(last)) {
            return "the certificate chain is incomplete: the server does not send the certificate of its issuer "
                    + issuer(last) + TRUST_IT;
        }
        return chain.size() == 1
                ? "the certificate is self-signed" + TRUST_IT
                : "the certificate was issued by " + issuer(last) + ", an authority this JVM does not know" + TRUST_IT;
    }

    /** A wrong host name is refused without a word about the path. */
    private static boolean isAboutThePath(Throwable refusal) {
        return has(refusal, CertPathBuilderException.class) || has(refusal, CertPathValidatorException.class);
    }

    /** A path was found and then refused: weak keys or algorithms, a use that it is not meant for. */
    private static boolean isInvalid(Throwable refusal) {
        return has(refusal, CertPathValidatorException.class);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static String issuer(X509Certificate certificate) {
        return Printable.of(certificate.getIssuerX500Principal().getName());
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives == null) {
                return Printable.of(certificate.getSubjectX500Principal().getName());
            }
            return alternatives.stream()
                    .limit(MOST_NAMES)
                    .map(name -> Printable.of(String.valueOf(name.get(1))))
                    .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "a name that cannot be read";
        }
    }
}
