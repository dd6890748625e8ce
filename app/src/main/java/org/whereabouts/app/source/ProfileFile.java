package org.whereabouts.app.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.sources.Adapters;

/** A profile in a file of its own: a source that is not shipped, or not yet. */
public final class ProfileFile {

    private ProfileFile() {}

    /**
     * The source that the file describes, with the adapter that it names.
     *
     * @throws OperatorException naming the file, the key and what is wrong
     */
    public static Source read(Path file) {
        try {
            return Adapters.adapt(SourceYaml.read(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            throw new OperatorException(ExitCode.NOT_FOUND, "The profile " + file + " cannot be read.", e);
        } catch (SourceYamlException e) {
            throw new OperatorException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new OperatorException(ExitCode.FAILED, file + ": " + e.getMessage(), e);
        }
    }
}
