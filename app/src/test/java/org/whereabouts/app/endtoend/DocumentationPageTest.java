package org.whereabouts.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.whereabouts.app.local.SharedStack;

/** The API's browsable description, as a browser shows it under our content security policy. */
@ExtendWith(SharedStack.class)
class DocumentationPageTest {

    @Test
    void everyOperationIsShownAndTheBrowserHasNothingToComplainOf(SharedStack.Running stack) {
        try (Chromium chromium = Chromium.start()) {
            chromium.driver().get(stack.url() + "/docs");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    chromium.driver().findElements(By.cssSelector(".opblock-summary-path")).stream()
                                            .map(WebElement::getText)
                                            .map(text -> text.replace("\u200b", "")))
                            .contains("/v1/people", "/v1/people/{id}", "/v1/resolve", "/v1/runs", "/v1/sources"));
            assertThat(chromium.driver().findElement(By.cssSelector(".title")).getText())
                    .startsWith("Whereabouts");
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
