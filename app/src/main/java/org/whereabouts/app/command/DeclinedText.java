package org.whereabouts.app.command;

import java.util.List;
import java.util.Locale;
import org.whereabouts.app.terminal.Facts;
import org.whereabouts.app.terminal.Terminal;
import org.whereabouts.crawler.coverage.DeclinedSite;

/** The sites that are declined, in words. */
final class DeclinedText {

    private final Terminal terminal;

    DeclinedText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<DeclinedSite> sites) {
        for (int i = 0; i < sites.size(); i++) {
            if (i > 0) {
                terminal.println("");
            }
            print(sites.get(i));
        }
        if (sites.isEmpty()) {
            terminal.hint("No site there is declined. All: whereabouts source list --declined");
        }
    }

    void print(DeclinedSite site) {
        new Facts()
                .add("site", site.id().value())
                .add("agency", site.agency())
                .add("declined", site.obstacle().name().toLowerCase(Locale.ROOT) + ": " + site.reason())
                .add("instead", site.alternative())
                .add("seen", site.evidence().date() + ", " + site.evidence().source())
                .print(terminal);
    }
}
