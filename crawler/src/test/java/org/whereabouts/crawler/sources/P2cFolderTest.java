package org.whereabouts.crawler.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.source.SourceYaml;

class P2cFolderTest {

    @ParameterizedTest
    @CsvSource({
        "/p2c,                    /p2c/jailinmates.aspx",
        "/p2c/,                   /p2c/jailinmates.aspx",
        "/p2c/jailinmates.aspx,   /p2c/jailinmates.aspx",
        "/p2c/JailInmates.aspx,   /p2c/jailinmates.aspx",
        "/jailinmates.aspx,       /jailinmates.aspx",
        "/,                       /jailinmates.aspx",
    })
    void thePortalIsTheSameHoweverItsPathIsWritten(String path, String landing) throws IOException {
        String yaml = Files.readString(Path.of("src/test/resources/families/p2c/source.yml"))
                .replace("path: /p2c", "path: " + path);

        assertThat(Adapters.adapt(SourceYaml.read("p2c", yaml)).sweep())
                .singleElement()
                .satisfies(search -> assertThat(search.first().path()).isEqualTo(landing));
    }
}
