package org.whereabouts.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.transaction.CannotCreateTransactionException;
import org.whereabouts.app.key.ApiKey;
import org.whereabouts.app.key.ApiKeys;
import org.whereabouts.app.key.KeySecret;
import org.whereabouts.searchapi.access.Scope;

/**
 * Reads {@code Authorization: Bearer wb_...} (RFC 6750, section 2.1) and asks the keys whose it is. A request without the
 * header is anonymous; one with an unusable header is refused, and never answered as if it had sent none.
 */
final class BearerKeys implements AuthenticationConverter, AuthenticationManager {

    private static final String SCHEME = "Bearer ";
    private static final String UNKNOWN = "";

    private final ApiKeys keys;

    BearerKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        // The scheme's name is case-insensitive (RFC 9110, section 11.1).
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new BadCredentialsException("the Authorization header is no bearer key");
        }
        KeySecret secret = KeySecret.presented(header.substring(SCHEME.length()).strip());
        return new PreAuthenticatedAuthenticationToken(UNKNOWN, secret);
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        if (presented.getCredentials() instanceof KeySecret secret) {
            return recognise(secret)
                    .map(BearerKeys::holder)
                    .orElseThrow(() -> new BadCredentialsException("the key is not known or was revoked"));
        }
        throw new BadCredentialsException("only keys are accepted");
    }

    private Optional<ApiKey> recognise(KeySecret secret) {
        try {
            return keys.recognise(secret);
        } catch (DataAccessResourceFailureException
                | TransientDataAccessException
                | CannotCreateTransactionException e) {
            // Whether the key is good is not known: that is no refusal.
            throw new AuthenticationServiceException("the keys cannot be asked", e);
        }
    }

    /** The key's id is the caller's name, its scopes are what they may; the secret is not carried on. */
    private static Authentication holder(ApiKey key) {
        return new PreAuthenticatedAuthenticationToken(
                key.id(),
                "",
                key.scopes().stream()
                        .map(Scope::authority)
                        .map(SimpleGrantedAuthority::new)
                        .toList());
    }
}
