package org.whereabouts.app.source;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.example.ExamplePages;
import org.whereabouts.crawler.source.Source;

/**
 * Where the example pages of one source may lie.
 *
 * @param own its own folder, which need not exist; null to look in none
 * @param families the folder with a folder for each family; null to look in none
 */
public record ExampleFolders(@Nullable Path own, @Nullable Path families) {

    /** The pages there; empty where nobody said where to look, and the source is of no family that has some. */
    Optional<ExamplePages> of(Source source) {
        ExamplePages pages = ExamplePages.of(source, own, families);
        return own == null && pages.examples().isEmpty() ? Optional.empty() : Optional.of(pages);
    }
}
