package org.whereabouts.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.whereabouts.searchapi.problem.ProblemType;
import org.whereabouts.searchapi.problem.ProblemWriter;

/**
 * What a caller hears whose key was not accepted: 503 when the keys could not be asked, as for any request that needs the
 * registry, which is in the same database; else what the entry point says.
 */
final class KeyRefusals implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRefusals.class);

    private final AuthenticationEntryPoint unusableKey;
    private final ProblemWriter problems;
    private final Duration retryAfter;

    /**
     * The handler.
     *
     * @param unusableKey answers for a key that is not known or was revoked
     * @param retryAfter what a caller is told to wait while the keys cannot be asked, whole seconds
     */
    KeyRefusals(AuthenticationEntryPoint unusableKey, ProblemWriter problems, Duration retryAfter) {
        this.unusableKey = unusableKey;
        this.problems = problems;
        this.retryAfter = retryAfter;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (!(failure instanceof AuthenticationServiceException)) {
            unusableKey.commence(request, response, failure);
            return;
        }
        ProblemType type = ProblemType.REGISTRY_UNAVAILABLE;
        // The class alone: a driver's message may quote what it failed on.
        LOG.warn("{}: the keys cannot be asked ({})", type.slug(), className(failure.getCause()));
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        problems.write(request, response, type, type.fix());
    }

    private static String className(@Nullable Throwable cause) {
        return cause == null ? "no cause given" : cause.getClass().getName();
    }
}
