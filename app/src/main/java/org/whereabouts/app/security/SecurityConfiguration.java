package org.whereabouts.app.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.whereabouts.app.key.ApiKeys;
import org.whereabouts.searchapi.access.AccessProblems;
import org.whereabouts.searchapi.access.ApiAccessRules;
import org.whereabouts.searchapi.access.Scope;
import org.whereabouts.searchapi.problem.ProblemWriter;
import tools.jackson.databind.json.JsonMapper;

/** Keys and the rules of every path. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    @Bean
    ApiKeys apiKeys(JdbcClient jdbc, InstantSource clock) {
        return new ApiKeys(jdbc, new SecureRandom(), clock);
    }

    /** Refuses passwords: there are no users, and this keeps Spring Boot from inventing one. */
    @Bean
    AuthenticationManager authenticationManager(ApiKeys keys) {
        return new BearerKeys(keys);
    }

    @Bean
    KeyRefusals keyRefusals(
            AccessProblems problems, JsonMapper json, @Value("${whereabouts.retry-after:5s}") Duration retryAfter) {
        return new KeyRefusals(problems, new ProblemWriter(json), retryAfter);
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, ApiKeys keys, AccessProblems problems, KeyRefusals refusals) throws Exception {
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie and no other credential that a browser sends by itself: there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                                "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                                        + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'"))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(keyFilter(keys, refusals), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
        return http.build();
    }

    static AuthenticationFilter keyFilter(ApiKeys keys, KeyRefusals refusals) {
        BearerKeys bearer = new BearerKeys(keys);
        AuthenticationFilter filter = new AuthenticationFilter((AuthenticationManager) bearer, bearer);
        // The request goes on to where it was going; the default would redirect to where a login came from.
        filter.setSuccessHandler((request, response, authentication) -> {});
        filter.setFailureHandler(refusals);
        return filter;
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        ApiAccessRules.apply(rules);
        rules.requestMatchers(HttpMethod.GET, "/v1/sources", "/v1/sources/**").permitAll();
        rules.requestMatchers(
                        "/v1/sources/**",
                        "/v1/runs",
                        "/v1/runs/**",
                        "/v1/replays",
                        "/v1/trials",
                        "/v1/sites",
                        "/v1/sites/**")
                .hasAuthority(Scope.OPERATE.authority());
        rules.requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                .permitAll();
        rules.requestMatchers(HttpMethod.GET, "/actuator/prometheus").hasAuthority(Scope.METRICS.authority());
        // An address that does not exist is answered 404, but whoever looks around in the API shows a key first.
        rules.requestMatchers("/v1/**").authenticated();
        rules.requestMatchers("/actuator/**").denyAll();
        rules.anyRequest().permitAll();
    }
}
