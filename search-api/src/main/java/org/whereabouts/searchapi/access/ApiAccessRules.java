package org.whereabouts.searchapi.access;

import jakarta.servlet.DispatcherType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which path of this API needs which scope. For the application's security filter chain, before its own rules. */
public final class ApiAccessRules {

    private ApiAccessRules() {}

    /** Adds the rules; paths that are not this module's stay open to the rules that follow. */
    public static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        // The request was judged before it was dispatched to the error page.
        rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        rules.requestMatchers("/v1/people").permitAll();
        rules.requestMatchers("/v1/people/**").hasAuthority(Scope.SEARCH.authority());
        rules.requestMatchers("/v1/resolve").hasAuthority(Scope.RESOLVE.authority());
        rules.requestMatchers("/v1/openapi.json", "/v1/openapi.json/**", "/docs", "/swagger-ui/**")
                .permitAll();
        rules.requestMatchers("/problems/*").permitAll();
    }
}
