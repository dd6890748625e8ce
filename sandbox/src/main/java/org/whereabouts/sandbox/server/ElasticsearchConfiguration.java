package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The configuration of one local Elasticsearch, in its data directory: the distribution itself is shared and never written.
 *
 * @param config the directory with what Elasticsearch reads
 * @param temporary the directory for temporary files
 * @param portsFile where Elasticsearch writes its address once it serves
 * @param pidFile where Elasticsearch writes its process id
 */
record ElasticsearchConfiguration(Path config, Path temporary, Path portsFile, Path pidFile) {

    private static final String PORTS = "http.ports";

    private static final String LOGGING = """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{ISO8601} %-5p %c{1.} %m%n
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            """;

    /** Writes it for the next start. */
    static ElasticsearchConfiguration write(DataDirectory data, ElasticsearchOptions options) {
        Path config = data.directory("config");
        Path logs = data.directory("logs");
        try {
            SoftwareCache.deleteRecursively(data.resolve("tmp"));
            Files.deleteIfExists(logs.resolve(PORTS));
            Files.writeString(config.resolve("elasticsearch.yml"), settings(data.directory("data"), logs));
            Files.writeString(config.resolve("jvm.options"), jvm(options, logs));
            Files.writeString(config.resolve("log4j2.properties"), LOGGING);
        } catch (IOException e) {
            throw DataDirectory.notWritten(config, e);
        }
        return new ElasticsearchConfiguration(
                config, data.directory("tmp"), logs.resolve(PORTS), data.resolve("elasticsearch.pid"));
    }

    /** What the launcher reads; the distribution bundles no JDK, so it runs on the one that runs us. */
    Map<String, String> environment() {
        return Map.of(
                "ES_JAVA_HOME",
                System.getProperty("java.home"),
                "ES_PATH_CONF",
                config.toString(),
                "ES_TMPDIR",
                temporary.toString(),
                "ES_JAVA_OPTS",
                "",
                "CLI_JAVA_OPTS",
                "-XX:TieredStopAtLevel=1",
                // The launcher's own JVMs leave files in their temporary directory; here the next start removes them.
                "JDK_JAVA_OPTIONS",
                "\"-Djava.io.tmpdir=" + temporary + "\" -XX:-UsePerfData");
    }

    private static String settings(Path data, Path logs) {
        // The cluster's name is that of the log file which error messages refer to.
        // The disk watermarks are off: they turn indices read-only in silence on a disk that is merely well filled.
        // A disk that is truly full is refused before the start.
        return """
                cluster.name: elasticsearch
                node.name: local
                path.data: %s
                path.logs: %s
                network.host: 127.0.0.1
                http.port: 0
                transport.port: 0
                node.portsfile: true
                discovery.type: single-node
                xpack.security.enabled: false
                cluster.routing.allocation.disk.threshold_enabled: false
                """.formatted(yaml(data), yaml(logs));
    }

    private static String jvm(ElasticsearchOptions options, Path logs) {
        return """
                -Xms%1$dm
                -Xmx%1$dm
                -XX:+UseSerialGC
                -XX:-AlwaysPreTouch
                %2$s
                -Djava.io.tmpdir=${ES_TMPDIR}
                -Dorg.apache.lucene.store.defaultReadAdvice=normal
                -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
                --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED
                -XX:+ExitOnOutOfMemoryError
                -XX:ErrorFile=%3$s/hs_err_pid%%p.log
                """.formatted(options.heapMegabytes(), options.throwaway() ? "-XX:TieredStopAtLevel=1" : "", logs);
    }

    /** A single-quoted YAML scalar (YAML 1.2, 7.3.2): nothing but the quote is special in it. */
    private static String yaml(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
