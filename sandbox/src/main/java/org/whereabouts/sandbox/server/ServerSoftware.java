package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The servers' software, unpacked into a cache: read-only, shared by everything that runs it. */
final class ServerSoftware {

    private final Platform platform;
    private final SoftwareCache cache;
    private final Properties build;

    /**
     * The software for this machine.
     *
     * @throws ServerStartException when there is none for it
     */
    ServerSoftware(SoftwareCache cache) {
        this.platform = Platform.current();
        this.cache = cache;
        this.build = build();
    }

    /** The home of Elasticsearch, from the zip that the build found in the local Maven repository. */
    Path elasticsearch() {
        String name = "elasticsearch-" + build.getProperty("elasticsearch.version");
        Path zip = Path.of(build.getProperty("elasticsearch.zip"));
        Path unpacked = cache.get(name, partial -> {
            if (!Files.isReadable(zip)) {
                throw new ServerStartException("Cannot read the Elasticsearch zip " + zip
                        + " that this build was made with: build again, so that Maven fetches it.");
            }
            Archives.unzip(zip, partial);
        });
        return unpacked.resolve(name);
    }

    /** The home of PostgreSQL ({@code bin}, {@code lib}, {@code share}), from the archive on the class path. */
    Path postgres() {
        return cache.get("postgresql-" + build.getProperty("postgres.version"), partial -> {
            String archive = "/postgres-linux-" + platform.archive() + ".txz";
            try (InputStream txz = ServerSoftware.class.getResourceAsStream(archive)) {
                if (txz == null) {
                    throw new IllegalStateException(archive + " is missing from the class path");
                }
                Archives.untarXz(txz, partial);
            }
        });
    }

    private static Properties build() {
        Properties build = new Properties();
        try {
            build.load(new StringReader(TextResource.read("software.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build;
    }
}
