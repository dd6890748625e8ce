package org.whereabouts.searchapi;

import io.swagger.v3.oas.models.OpenAPI;
import java.time.Duration;
import java.time.InstantSource;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.whereabouts.crawler.added.RecentSources;
import org.whereabouts.crawler.lookup.LiveLookup;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.candidate.PeopleSearch;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.normalizer.mail.MailRoutes;
import org.whereabouts.searchapi.access.AccessProblems;
import org.whereabouts.searchapi.access.ApiHeaders;
import org.whereabouts.searchapi.criteria.CriteriaReader;
import org.whereabouts.searchapi.document.ApiDocument;
import org.whereabouts.searchapi.people.PeopleController;
import org.whereabouts.searchapi.people.PersonViews;
import org.whereabouts.searchapi.problem.ApiProblems;
import org.whereabouts.searchapi.problem.ProblemPages;
import org.whereabouts.searchapi.problem.ProblemWriter;
import org.whereabouts.searchapi.problem.StrictJson;
import org.whereabouts.searchapi.resolve.LiveSighting;
import org.whereabouts.searchapi.resolve.ResolveController;
import org.whereabouts.searchapi.resolve.ResolveRequest;
import org.whereabouts.searchapi.resolve.Resolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API's beans. The application provides what they answer from, the security filter chain (with
 * {@link org.whereabouts.searchapi.access.ApiAccessRules} and {@link AccessProblems}), and may set
 * {@code whereabouts.resolve.lookup-deadline} (default 5s) and {@code whereabouts.retry-after} (default 5s).
 */
@Configuration(proxyBeanMethods = false)
@Import({PeopleController.class, ResolveController.class, ProblemPages.class})
public class SearchApiConfiguration {

    @Bean
    CriteriaReader criteriaReader(Sources sources, FacilityDirectory facilities, InstantSource clock) {
        return new CriteriaReader(sources, facilities, clock);
    }

    @Bean
    PersonViews personViews(CustodyStates states, FacilityDirectory facilities) {
        return new PersonViews(states, facilities);
    }

    @Bean
    LiveSighting liveSighting(
            LiveLookup lookup, CustodyNormalizer normalizer, CustodyRegistry registry, PeopleIndex index) {
        return new LiveSighting(lookup, normalizer, registry, index);
    }

    @Bean
    Resolver resolver(
            PeopleSearch search,
            CustodyRegistry registry,
            LiveSighting live,
            Sources sources,
            FacilityDirectory facilities,
            MailRoutes routes,
            CustodyStates states,
            InstantSource clock,
            @Value("${whereabouts.resolve.lookup-deadline:5s}") Duration deadline) {
        Sources recent = new RecentSources(sources, clock);
        return new Resolver(search, registry, live, recent, facilities, routes, states, clock, deadline);
    }

    @Bean
    ApiProblems apiProblems(@Value("${whereabouts.retry-after:5s}") Duration retryAfter) {
        return new ApiProblems(new AlternativeJdkIdGenerator(), retryAfter);
    }

    @Bean
    AccessProblems accessProblems(JsonMapper json) {
        return new AccessProblems(new ProblemWriter(json));
    }

    @Bean
    WebMvcConfigurer strictJson() {
        return new StrictJson(ResolveRequest.class);
    }

    /** Ahead of the security filters, so that their refusals carry the headers too. */
    @Bean
    FilterRegistrationBean<ApiHeaders> apiHeaders() {
        FilterRegistrationBean<ApiHeaders> registration = new FilterRegistrationBean<>(new ApiHeaders());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    OpenAPI apiDocument() {
        return ApiDocument.frame();
    }

    @Bean
    OperationCustomizer openToAnybody() {
        return ApiDocument.openToAnybody();
    }
}
