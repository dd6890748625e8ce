package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteRequestTest {
    @Test
    void pathAndQueryAreDecoded() {
        SiteRequest request = SiteRequest.of("GET", "/a%20b/(S(x))//c+d?name=MU%C3%91OZ+P&empty=&flag", "", "");

        assertThat(request.path()).isEqualTo("/a b/(S(x))//c+d");
        assertThat(request.query()).isEqualTo(Map.of("name", "MUÑOZ P", "empty", "", "flag", ""));
        assertThat(request.parameter("absent")).isEmpty();
    }

    @Test
    void malformedEscapeStandsForItself() {
        assertThat(SiteRequest.of("GET", "/?x=%zz", "", "").parameter("x")).isEqualTo("%zz");
    }

    @Test
    void formIsReadOnlyFromAForm() {
        String body = "lastName=O%27BRIEN&page=index";

        assertThat(SiteRequest.of("POST", "/", "application/x-www-form-urlencoded;charset=UTF-8", body)
                        .form())
                .containsEntry("lastName", "O'BRIEN");
        assertThat(SiteRequest.of("POST", "/", "text/plain", body).form()).isEmpty();
    }
}
