package org.whereabouts.app.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.whereabouts.app.terminal.CapturedTerminal;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.sandbox.site.SandboxSites;

/**
 * One local stack for all tests of this JVM that only ask, on the tests' servers: {@code up} with servers named in its
 * environment. Tests that take it as a parameter get it, swept and ready.
 */
public final class SharedStack implements ParameterResolver {

    /** More than the 500 rows that Pennsylvania's locator shows at once, so that its sweep has to split. */
    public static final int PEOPLE = 1_300;

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedStack.class);

    /** The stack, and what {@code up} showed while it came up. */
    public static final class Running implements AutoCloseable {

        private final Path root;
        private final LocalStack stack;
        private final LocalStack.Serving serving;
        private final CapturedTerminal terminal = new CapturedTerminal(80, false);

        private Running() {
            try {
                root = Files.createTempDirectory("whereabouts-shared-stack-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            stack = new LocalStack(folder(), InstantSource.system());
            UpRequest request = new UpRequest(
                    folder(),
                    0,
                    Breadth.FIRST_FOUR,
                    PEOPLE,
                    11L,
                    Map.of(
                            "WHEREABOUTS_DATABASE_URL",
                            TestServers.postgres().createDatabase(),
                            "WHEREABOUTS_ELASTICSEARCH_URL",
                            TestServers.elasticsearch().url().toString(),
                            "WHEREABOUTS_LOG_FORMAT",
                            "ecs"));
            serving = stack.start(
                    request, terminal.terminal()::println, new LiveLines(terminal.terminal(), InstantSource.system()));
        }

        public DataFolder folder() {
            return DataFolder.of(root);
        }

        public URI url() {
            return serving.url();
        }

        public String key() {
            return serving.key();
        }

        public SandboxSites sites() {
            return serving.sites();
        }

        public List<String> listingSources() {
            return serving.sources();
        }

        public LocalStack.Serving serving() {
            return serving;
        }

        /** What was printed while it came up. */
        public String shown() {
            return terminal.out();
        }

        @Override
        public void close() throws IOException {
            stack.close();
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, type -> new Running(), Running.class);
    }
}
