package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.page.PageSignature.Meaning;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageOutcome;

/**
 * Pages in the structure that guards and servers really send, in words of our own. A folder is what they mean, a file name the
 * signature that tells (with {@code --} before what sets this page apart); what lies in {@code none} means nothing of the kind.
 */
class PageClassifierTest {

    private static final Path PAGES = Path.of("src/test/resources/pages");

    @TestFactory
    Stream<DynamicTest> everyPageIsRecognisedByItsOwnSignature() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(PAGES.relativize(page).toString(), () -> {
                    Optional<PageOutcome> outcome = classify(Files.readAllBytes(page));
                    String folder = folderOf(page);
                    if (folder.equals("none")) {
                        assertThat(outcome).isEmpty();
                    } else {
                        assertThat(outcome.map(PageClassifierTest::told)).contains(folder + ": " + signatureOf(page));
                    }
                }));
    }

    @Test
    void everySignatureHasAPage() throws IOException {
        List<String> shown =
                pages().stream().map(PageClassifierTest::signatureOf).toList();

        assertThat(PageSignatures.ALL)
                .extracting(signature -> slug(signature.name()))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(shown).contains(name));
    }

    @Test
    void everySignatureSaysWhereItWasSeen() {
        assertThat(PageSignatures.ALL)
                .allSatisfy(signature -> assertThat(signature.seen()).hasSizeGreaterThan(8));
    }

    @Test
    void everyMeaningHasSeveralPages() throws IOException {
        List<String> folders = pages().stream().map(page -> folderOf(page)).toList();

        for (Meaning meaning : Meaning.values()) {
            assertThat(folders)
                    .filteredOn(slug(meaning.name())::equals)
                    .as(meaning.name())
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "windows-1252", "UTF-8"})
    void theCharsetOfAPageHidesNothing(String charset) {
        String page = "\uFEFF<html><title>Access Denied</title><body>Access Denied</body></html>";
        byte[] bytes = (charset.startsWith("UTF") ? page : page.substring(1)).getBytes(Charset.forName(charset));

        assertThat(classify(bytes).map(PageClassifierTest::told)).contains("refusal: refusal-in-words");
    }

    @Test
    void aPageTooLargeForAMessageIsNone() {
        String page = "<title>Access Denied</title>" + " ".repeat(1024 * 1024);

        assertThat(classify(page.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static Optional<PageOutcome> classify(byte[] bytes) {
        return PageClassifier.classify(null, PageBody.of(bytes));
    }

    private static String told(PageOutcome outcome) {
        return switch (outcome) {
            case PageOutcome.Blocked(PageOutcome.Wall wall, String evidence) ->
                slug(wall.name()) + ": " + slug(evidence);
            case PageOutcome.Maintenance(String evidence) -> "maintenance: " + slug(evidence);
            case PageOutcome.RateLimited(var _, String evidence) -> "rate-limited: " + slug(evidence);
            default -> outcome.toString();
        };
    }

    private static String signatureOf(Path page) {
        return page.getFileName().toString().replaceFirst("(--.*)?\\.\\w+$", "");
    }

    private static String folderOf(Path page) {
        return PAGES.relativize(page).getName(0).toString();
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
