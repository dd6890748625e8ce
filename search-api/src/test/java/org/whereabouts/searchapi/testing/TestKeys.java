package org.whereabouts.searchapi.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.whereabouts.searchapi.access.Scope;

/** Takes a scope's word for a key with that scope. */
final class TestKeys extends OncePerRequestFilter {

    private final AuthenticationEntryPoint refusal;

    TestKeys(AuthenticationEntryPoint refusal) {
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            Optional<Scope> scope = Arrays.stream(Scope.values())
                    .filter(known -> header.equals("Bearer " + known.word()))
                    .findFirst();
            if (scope.isEmpty()) {
                refusal.commence(request, response, new BadCredentialsException("unknown key"));
                return;
            }
            List<String> authorities = List.of(scope.get().authority());
            SecurityContextHolder.getContext()
                    .setAuthentication(new PreAuthenticatedAuthenticationToken(
                            "test", "", AuthorityUtils.createAuthorityList(authorities)));
        }
        chain.doFilter(request, response);
    }
}
