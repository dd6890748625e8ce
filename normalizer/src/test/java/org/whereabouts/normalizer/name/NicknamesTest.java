package org.whereabouts.normalizer.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NicknamesTest {

    private final Nicknames nicknames = Nicknames.shipped();

    @ParameterizedTest
    @CsvSource({
        "robert, bob",
        "william, bill",
        "catherine, kathy",
        "jose, pepe",
        "francisco, paco",
        "jesus, chuy",
        "michael, mike"
    })
    void wellAttestedShortFormsAgreeBothWays(String name, String nickname) {
        assertThat(nicknames.agree(name, nickname)).isTrue();
        assertThat(nicknames.agree(nickname, name)).isTrue();
        assertThat(nicknames.namesOf(nickname)).contains(name);
    }

    @Test
    void namesOfDifferentSexNeverAgree() {
        // Both source lists call Erin a short form of Aaron.
        assertThat(nicknames.namesOf("erin")).contains("aaron");
        assertThat(nicknames.agree("aaron", "erin")).isFalse();
    }

    @Test
    void relationsAreNotChained() {
        assertThat(nicknames.namesOf("al")).contains("albert", "alexander");
        assertThat(nicknames.related("albert", "alexander")).isFalse();
    }

    @Test
    void twoShortFormsOfOneNameAreRelated() {
        assertThat(nicknames.related("peggy", "maggie")).isTrue();
        assertThat(nicknames.agree("peggy", "maggie")).isFalse();
    }

    @Test
    void aNameNobodyShortens() {
        assertThat(nicknames.namesOf("zzyzx")).isEmpty();
        assertThat(nicknames.related("zzyzx", "qqxq")).isFalse();
    }
}
