package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({"amd64, LINUX_AMD64", "x86_64, LINUX_AMD64", "aarch64, LINUX_ARM64", "arm64, LINUX_ARM64"})
    void bothNamesOfAnArchitectureAreKnown(String architecture, Platform platform) {
        assertThat(Platform.of("Linux", architecture)).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64"})
    void otherMachinesAreToldToUseServersOfTheirOwn(String system, String architecture) {
        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> Platform.of(system, architecture))
                .withMessageContainingAll(system, architecture, "WHEREABOUTS_DATABASE_URL")
                .satisfies(OneLine::isOneLine);
    }

    @Test
    void theArchiveForThisMachineIsOnTheClassPath() {
        assertThat(getClass()
                        .getResource("/postgres-linux-" + Platform.current().archive() + ".txz"))
                .isNotNull();
    }
}
