package org.whereabouts.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An authority, one it has entrusted, and certificates of servers, made on the spot with the JDK's keytool: {@code root},
 * {@code intermediate}, {@code good}, {@code expired}, {@code elsewhere}.
 */
final class TestCertificates {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final KeyStore keys;

    private TestCertificates(KeyStore keys) {
        this.keys = keys;
    }

    static TestCertificates in(Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        make(file, "root", "-ext", "bc:c");
        make(file, "intermediate", "-signer", "root", "-ext", "bc:c");
        make(file, "good", "-signer", "intermediate", "-ext", "san=ip:127.0.0.1");
        make(
                file,
                "expired",
                "-signer",
                "intermediate",
                "-ext",
                "san=ip:127.0.0.1",
                "-startdate",
                "-30d",
                "-validity",
                "7");
        make(file, "elsewhere", "-signer", "intermediate", "-ext", "san=dns:other.example");
        return new TestCertificates(KeyStore.getInstance(file.toFile(), PASSWORD));
    }

    private static void make(Path file, String alias, String... more) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-J-XX:TieredStopAtLevel=1",
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD),
                                "-alias",
                                alias,
                                "-dname",
                                "CN=" + alias),
                        Arrays.stream(more))
                .toList();
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /** Trusts the root alone. */
    KeyStore authorities() throws GeneralSecurityException, IOException {
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("root", keys.getCertificate("root"));
        return authorities;
    }

    /** A TLS server's socket on loopback, which sends the first certificates of the chain of this one. */
    ServerSocket server(String alias, int chainLength) throws GeneralSecurityException, IOException {
        Certificate[] chain = Arrays.copyOf(keys.getCertificateChain(alias), chainLength);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(alias, keys.getKey(alias, PASSWORD), PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
