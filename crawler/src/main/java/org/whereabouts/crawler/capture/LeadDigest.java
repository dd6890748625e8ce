package org.whereabouts.crawler.capture;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.whereabouts.crawler.source.RosterEntry;

/** What a list says of a person, in a form that can be compared and not read: {@code sha256:<hex>}. */
public final class LeadDigest {

    private LeadDigest() {}

    /** The same for rows that say the same. */
    public static String of(RosterEntry row) {
        String fields = row.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\u001f"));
        String all = fields + "\u001e" + String.join("\u001f", row.aliases());
        return Digests.of(all.getBytes(StandardCharsets.UTF_8));
    }
}
