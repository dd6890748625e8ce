package org.whereabouts.sandbox.server;

/** The machines that the local servers' binaries are published for. */
enum Platform {
    LINUX_AMD64("x86_64"),
    LINUX_ARM64("arm_64");

    private final String archive;

    Platform(String archive) {
        this.archive = archive;
    }

    /**
     * The machine this JVM runs on.
     *
     * @throws ServerStartException when the local servers do not run on it
     */
    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** The machine with these values of the system properties {@code os.name} and {@code os.arch}. */
    static Platform of(String system, String architecture) {
        return switch (system + " " + architecture) {
            case "Linux amd64", "Linux x86_64" -> LINUX_AMD64;
            case "Linux aarch64", "Linux arm64" -> LINUX_ARM64;
            default ->
                throw new ServerStartException("The local servers run on Linux (amd64, arm64), not on " + system + " ("
                        + architecture + "): set WHEREABOUTS_ELASTICSEARCH_URL and WHEREABOUTS_DATABASE_URL to existing"
                        + " servers instead.");
        };
    }

    /** How the PostgreSQL archives name this machine. */
    String archive() {
        return archive;
    }
}
