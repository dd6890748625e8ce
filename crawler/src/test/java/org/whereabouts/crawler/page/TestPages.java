package org.whereabouts.crawler.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;

/** Pages and profiles of a source that exists only here. */
final class TestPages {

    private TestPages() {}

    static Page page(@Nullable String contentType, byte[] bytes) {
        PageRequest request = PageRequest.get("list", "/list");
        return new Page(request, contentType, PageBody.of(bytes), Instant.EPOCH);
    }

    static Page html(String markup) {
        return page("text/html; charset=utf-8", markup.getBytes(StandardCharsets.UTF_8));
    }

    static Page json(String text) {
        return page("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    static SourceProfile profile(@Nullable String charset) {
        return SourceYaml.read("test", """
                id: us-zz-test
                agency: Test
                level: COUNTY
                adapter: test
                baseUrl: https://locator.example.gov
                timeZone: UTC
                delay: PT1S
                listing: FULL_ROSTER
                absenceMeans: UNKNOWN
                freshFor: P1D
                number: {label: number, pattern: '\\d+', example: "1"}
                bounds: {populationFloor: 0, populationCeiling: 10, maxMissingShare: 1}
                enabled: false
                %s
                """.formatted(charset == null ? "" : "charset: " + charset));
    }
}
