package org.whereabouts.crawler.fetch;

import java.security.cert.CertificateException;

/** A server's certificate that cannot be trusted; the message says why and what an operator can do, naming no host. */
final class UntrustedCertificateException extends CertificateException {

    UntrustedCertificateException(String reason, CertificateException cause) {
        super(reason, cause);
    }
}
