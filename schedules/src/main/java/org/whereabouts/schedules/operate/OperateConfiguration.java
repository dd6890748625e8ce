package org.whereabouts.schedules.operate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.whereabouts.crawler.source.Sources;

/** The operators' HTTP interface, wired. */
@Configuration(proxyBeanMethods = false)
@Import({
    RunController.class,
    SourceController.class,
    ReplayController.class,
    TrialController.class,
    SiteController.class,
    OperateProblems.class
})
public class OperateConfiguration {

    @Bean
    KnownSources knownSources(Sources sources) {
        return new KnownSources(sources);
    }
}
