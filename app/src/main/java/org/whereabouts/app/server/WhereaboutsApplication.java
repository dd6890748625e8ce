package org.whereabouts.app.server;

import java.util.Map;
import java.util.Optional;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.whereabouts.app.security.SecurityConfiguration;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.CrawlerConfiguration;
import org.whereabouts.schedules.SchedulesConfiguration;
import org.whereabouts.searchapi.SearchApiConfiguration;

/** The server: every module's configuration, nothing found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ServerSettings.class)
@Import({
    CrawlerConfiguration.class,
    ModuleConfiguration.class,
    HoldingsConfiguration.class,
    SearchApiConfiguration.class,
    SchedulesConfiguration.class,
    SecurityConfiguration.class
})
public class WhereaboutsApplication {

    /**
     * Starts it and returns once it answers.
     *
     * @param properties settings that go before all others, by their Spring names
     * @param sandbox the synthetic sites to ask instead of the real ones; empty to ask the real ones
     * @return the running application; closing it lets requests and runs under way come to a stop
     */
    public static ConfigurableApplicationContext start(
            Map<String, String> properties, Optional<SandboxSources> sandbox) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(WhereaboutsApplication.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                // The command ends what it has started, in its own order.
                .registerShutdownHook(false)
                .initializers(new NamedServers());
        sandbox.ifPresent(sources -> application.initializers(
                (GenericApplicationContext context) -> context.registerBean(SandboxSources.class, () -> sources)));
        try {
            return application.run(properties.entrySet().stream()
                    .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new));
        } catch (BeansException e) {
            throw forTheOperator(e).map(RuntimeException.class::cast).orElse(e);
        }
    }

    /** What a person can act on, out of what Spring wraps around it. */
    private static Optional<OperatorException> forTheOperator(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OperatorException said) {
                return Optional.of(said);
            }
            if (cause instanceof PortInUseException taken) {
                return Optional.of(new OperatorException(
                        ExitCode.FAILED,
                        "Port " + taken.getPort() + " is in use: end what uses it, or choose another with --port.",
                        failure));
            }
        }
        return Optional.empty();
    }

    /** The port on which it answers. */
    public static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
