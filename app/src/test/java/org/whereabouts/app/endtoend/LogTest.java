package org.whereabouts.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.whereabouts.app.command.RunCli;
import org.whereabouts.app.local.SharedStack;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.site.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of a stack: what it says for programs, and what it must not say. */
@ExtendWith(SharedStack.class)
class LogTest {

    private static final String JAIL = "us-ky-campbell";

    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private SharedStack.Running stack;
    private RunCli cli;

    @BeforeEach
    void listen(SharedStack.Running running) {
        stack = running;
        cli = new RunCli(running);
        events.start();
        root().addAppender(events);
    }

    @AfterEach
    void mend() {
        root().detachAppender(events);
        stack.sites().inject(JAIL, Fault.NONE);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void theLogIsAJsonObjectALineWithWhatHappenedToWhichRun() throws IOException {
        List<JsonNode> lines = Files.readAllLines(stack.folder().root().resolve("log/app.log")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("@timestamp").isString()).isTrue();
            assertThat(line.path("message").isString()).isTrue();
        });
        Set<String> completed = lines.stream()
                .filter(line -> line.path("run").path("state").asString("").equals("COMPLETED"))
                .filter(line -> line.path("run").path("millis").isNumber())
                .map(line -> line.path("crawl").path("source").asString(""))
                .collect(Collectors.toSet());
        assertThat(completed).containsAll(stack.listingSources());
    }

    @Test
    void nothingOfAPersonAndNoQueryStringIsLogged() {
        Person asked = stack.sites().people("us-bop").getFirst();
        Asking keyed = new Asking(stack.url(), stack.key());
        cli.run("run", "start", JAIL, "--wait");
        stack.sites().inject(JAIL, new Fault.LayoutChanged());
        cli.run("run", "start", JAIL, "--wait");
        stack.sites().inject(JAIL, new Fault.Blocked());
        cli.run("run", "start", JAIL, "--wait");
        cli.run("source", "try", JAIL);
        cli.run("source", "try", "us-bop", "--name", asked.family() + ", " + asked.given());
        keyed.get("/v1/people?name=" + URLEncoder.encode(asked.name().display(), StandardCharsets.UTF_8));
        keyed.resolve(asked.name().display(), asked.custody().number());

        List<String> log = List.copyOf(events.list).stream().map(LogTest::text).toList();

        assertThat(log)
                .anyMatch(line -> line.contains("INCOMPLETE"))
                .anyMatch(line -> line.contains("BLOCKED"))
                .anyMatch(line -> line.contains("LAYOUT_CHANGED"));
        // An address would bring its query along.
        assertThat(log).noneMatch(line -> line.contains("?") || line.matches("(?s).*https?://[^\\s\"]+/\\S+.*"));
        List<String> personal = Stream.of(JAIL, "us-bop")
                .flatMap(source -> stack.sites().people(source).stream())
                .flatMap(person -> Stream.of(
                        person.name().display(),
                        person.family() + ", " + person.given(),
                        person.given() + " " + person.family()))
                .toList();
        assertThat(log)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(asked.custody().number())
                        .satisfies(text -> assertThat(personal).noneMatch(text::contains)));
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage()
                + " " + event.getKeyValuePairs()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
