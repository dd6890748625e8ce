package org.whereabouts.app.server;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

class ElasticsearchAddressTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @Test
    void credentialsAreTakenOutOfTheAddress() {
        ElasticsearchAddress address = ElasticsearchAddress.parse("https://me:se:same@es.example:9200/");

        assertThat(address).isEqualTo(new ElasticsearchAddress(URI.create("https://es.example:9200"), "me", "se:same"));
        assertThat(address.toString()).isEqualTo("https://es.example:9200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es.example:9200", "ftp://es.example", "http:// sesame"})
    void anythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> ElasticsearchAddress.parse(text))
                .isInstanceOfSatisfying(
                        OperatorException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("WHEREABOUTS_ELASTICSEARCH_URL")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void aServerThatAnswersToTheCredentialsIsReachable() {
        SERVER.stubFor(get("/_cluster/health").willReturn(unauthorized()));
        SERVER.stubFor(get("/_cluster/health").withBasicAuth("me", "sesame").willReturn(okJson("{}")));
        String place = "127.0.0.1:" + SERVER.getPort();

        assertThatCode(() ->
                        ElasticsearchAddress.parse("http://me:sesame@" + place).requireReachable())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ElasticsearchAddress.parse("http://" + place).requireReachable())
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("HTTP 401");
    }

    @Test
    void aServerThatDoesNotRunIsOneClearLine() {
        assertThatThrownBy(() -> ElasticsearchAddress.parse("http://me:sesame@127.0.0.1:1")
                        .requireReachable())
                .isInstanceOfSatisfying(
                        OperatorException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_REACHABLE))
                .hasMessageContainingAll("http://127.0.0.1:1", "WHEREABOUTS_ELASTICSEARCH_URL")
                .hasMessageNotContaining("sesame");
    }
}
