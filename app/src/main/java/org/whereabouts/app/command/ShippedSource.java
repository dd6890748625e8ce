package org.whereabouts.app.command;

import java.util.stream.Collectors;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.source.UnknownSourceException;
import org.whereabouts.crawler.sources.ShippedSources;

/** A source that comes with the product, by the name that somebody typed. */
final class ShippedSource {

    private ShippedSource() {}

    /** The source; an error that names those there are where there is none. */
    static Source of(String id) {
        Sources sources = ShippedSources.load();
        try {
            return sources.get(new SourceId(id));
        } catch (IllegalArgumentException | UnknownSourceException e) {
            String known = sources.all().stream()
                    .map(source -> source.profile().id().value())
                    .collect(Collectors.joining(", "));
            throw new OperatorException(
                    ExitCode.NOT_FOUND, "There is no source '" + id + "'. There are: " + known + ".", e);
        }
    }
}
