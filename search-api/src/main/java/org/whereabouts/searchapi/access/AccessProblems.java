package org.whereabouts.searchapi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.whereabouts.searchapi.problem.ProblemType;
import org.whereabouts.searchapi.problem.ProblemWriter;

/**
 * What a caller hears who may not: 401 without a usable key, 403 with one that is too narrow (RFC 6750, section 3.1), naming the
 * scope that is needed and how to come by it.
 */
public final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    public AccessProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        boolean sentOne = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                sentOne ? "Bearer realm=\"whereabouts\", error=\"invalid_token\"" : "Bearer realm=\"whereabouts\"");
        String needed = scope(exception.getCause())
                .map(scope -> "a key with the scope '" + scope.word() + "'")
                .orElse("a key");
        String detail = sentOne
                ? "The key sent is not known, was revoked or has expired. This needs %s: %s"
                : "This needs %s: %s";
        problems.write(
                request,
                response,
                ProblemType.KEY_REQUIRED,
                detail.formatted(needed, howToGet(scope(exception.getCause()).orElse(null))));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        Optional<Scope> scope = scope(exception);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"whereabouts\", error=\"insufficient_scope\""
                        + scope.map(needed -> ", scope=\"" + needed.word() + "\"")
                                .orElse(""));
        String detail = scope.map(needed -> "The key sent does not have the scope '" + needed.word() + "': ")
                .orElse("The key sent does not allow this: ");
        problems.write(request, response, ProblemType.SCOPE_MISSING, detail + howToGet(scope.orElse(null)));
    }

    private static String howToGet(@Nullable Scope scope) {
        return "send 'Authorization: Bearer KEY'. An operator creates a key with './whereabouts key create --scope %s'."
                .formatted(scope == null ? "SCOPE" : scope.word());
    }

    /** The scope that the refused rule asked for. */
    private static Optional<Scope> scope(@Nullable Throwable refusal) {
        if (refusal instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision) {
            return decision.getAuthorities().stream()
                    .map(authority -> authority.getAuthority())
                    .filter(Objects::nonNull)
                    .flatMap(authority -> Scope.ofAuthority(authority).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
