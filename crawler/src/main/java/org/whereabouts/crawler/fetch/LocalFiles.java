package org.whereabouts.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.fetch.FetchResult.Answered;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageBody;

/**
 * Files on this machine, as {@code file:} in a profile names them. Profiles come from outside too, so only what lies below the one
 * directory that the operator opened is read: regular files, reached by real directories, without a symbolic link or {@code ..}
 * anywhere on the way, also when somebody puts one there meanwhile.
 */
public final class LocalFiles {

    /** No directory is open. */
    public static final LocalFiles NONE = new LocalFiles(null, InstantSource.system());

    private final @Nullable Path root;
    private final InstantSource clock;

    /**
     * Files below that directory.
     *
     * @param root null where the operator opened none
     */
    public LocalFiles(@Nullable Path root, InstantSource clock) {
        this.root = root == null ? null : root.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** The file, as if a host had answered with it. */
    public FetchResult read(URI url, Intake intake) {
        if (root == null) {
            return new Failed(
                    Fault.FORBIDDEN_ADDRESS,
                    "a file: URL is read only below the directory that WHEREABOUTS_FILES (whereabouts.files) names, and none is set");
        }
        if (!(intake instanceof Intake.Spooled spooled)) {
            return new Failed(Fault.FORBIDDEN_ADDRESS, "only the file of a profile is read from this machine");
        }
        Path path = path(url);
        if (path == null
                || !path.isAbsolute()
                || !path.equals(path.normalize())
                || !path.startsWith(root)
                || path.equals(root)) {
            return new Failed(
                    Fault.FORBIDDEN_ADDRESS,
                    "the file does not lie below the directory that WHEREABOUTS_FILES (whereabouts.files) names");
        }
        try {
            return open(path, root, spooled);
        } catch (NoSuchFileException e) {
            return new Failed(Fault.CONNECTION, "there is no such file below WHEREABOUTS_FILES");
        } catch (BrokenAnswerException e) {
            return new Failed(e.fault(), String.valueOf(e.getMessage()));
        } catch (FileSystemLoopException e) {
            return notPlain();
        } catch (IOException e) {
            // A link on the way makes the system refuse with an error of no class of its own.
            return Files.isSymbolicLink(path) || leadsElsewhere(path)
                    ? notPlain()
                    : new Failed(
                            Fault.CONNECTION,
                            "the file cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static boolean leadsElsewhere(Path path) {
        try {
            return !path.toRealPath().equals(path);
        } catch (IOException e) {
            return false;
        }
    }

    private static Failed notPlain() {
        return new Failed(
                Fault.FORBIDDEN_ADDRESS,
                "the path below WHEREABOUTS_FILES is not that of a regular file without links");
    }

    private FetchResult open(Path path, Path root, Intake.Spooled intake) throws IOException {
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (!(top instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("this file system cannot be walked without following links");
            }
            return open(secure, root.relativize(path), path, intake);
        }
    }

    /** Goes down one real directory after the other. */
    private FetchResult open(SecureDirectoryStream<Path> directory, Path below, Path path, Intake.Spooled intake)
            throws IOException {
        Path name = below.getName(0);
        if (below.getNameCount() == 1) {
            return receive(directory, name, path, intake);
        }
        try (SecureDirectoryStream<Path> next = directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            return open(next, below.subpath(1, below.getNameCount()), path, intake);
        }
    }

    private FetchResult receive(SecureDirectoryStream<Path> directory, Path name, Path path, Intake.Spooled intake)
            throws IOException {
        BasicFileAttributes attributes = attributes(directory, name);
        if (!attributes.isRegularFile()) {
            return notPlain();
        }
        try (SeekableByteChannel file =
                        directory.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                InputStream in = Channels.newInputStream(file)) {
            PageBody body = PageBody.stored(SpooledPayload.receive(in, intake.spool(), intake.maxBytes()));
            BasicFileAttributes after = attributes(directory, name);
            if (after.size() != body.length() || !after.lastModifiedTime().equals(attributes.lastModifiedTime())) {
                return new Failed(
                        Fault.TRUNCATED, "the file was written to while it was read: move whole files into place");
            }
            String modified = HttpDate.write(attributes.lastModifiedTime().toInstant());
            return new Answered(
                    new Answer(path.toUri(), 200, Map.of("last-modified", List.of(modified)), body, clock.instant()));
        }
    }

    private static BasicFileAttributes attributes(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        return directory
                .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    /** Null for what no file can be called. */
    private static @Nullable Path path(URI url) {
        try {
            return Path.of(url.getPath());
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
