package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.Optional;
import org.whereabouts.sandbox.population.Agency;

/** The web site of an agency: pages that list its facilities and say where mail goes. */
sealed interface WebSite permits PaDocWeb, TdcjWeb, BopWeb {
    String id();

    Agency agency();

    /** Paths that robots are asked to leave alone. */
    List<String> disallowed();

    /**
     * One page.
     *
     * @return its HTML, or empty where the site has no such page on that day
     */
    Optional<String> page(String path, WebDay day);
}
