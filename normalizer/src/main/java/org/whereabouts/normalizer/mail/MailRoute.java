package org.whereabouts.normalizer.mail;

import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.mail.RouteEvidence.Confidence;
import org.whereabouts.normalizer.mail.RouteEvidence.RouteKind;
import org.whereabouts.normalizer.reference.ReferenceTable;

/**
 * The route of one prison system.
 *
 * @param source whose people it is for
 * @param lines the envelope, with {@code {NAME}}, {@code {NUMBER}}, {@code {FACILITY}} and
 *     {@code {FACILITY MAILING ADDRESS}}
 * @param idLabel what the system calls the number
 * @param validUntil last day, null while none is known
 * @param standing whether the evidence can be relied on
 * @param explanation why it cannot, null when it can
 * @param evidence what it rests on
 */
public record MailRoute(
        SourceId source,
        List<String> lines,
        String idLabel,
        @Nullable LocalDate validUntil,
        Standing standing,
        @Nullable String explanation,
        RouteEvidence evidence) {

    public MailRoute {
        lines = List.copyOf(lines);
    }

    /** Whether the evidence can be relied on. */
    public enum Standing {
        SETTLED,
        UNCERTAIN,
        CONFLICTING
    }

    static MailRoute read(CSVRecord row) {
        String effective = ReferenceTable.optional(row, "effective");
        String until = ReferenceTable.optional(row, "valid_until");
        String seen = ReferenceTable.optional(row, "seen");
        var evidence = new RouteEvidence(
                row.get("system"),
                ReferenceTable.optional(row, "vendor"),
                RouteKind.valueOf(row.get("kind")),
                effective == null ? null : PartialDate.parse(effective),
                seen == null ? null : LocalDate.parse(seen),
                row.get("source_url"),
                Confidence.valueOf(row.get("confidence")),
                ReferenceTable.optional(row, "note"));
        return new MailRoute(
                new SourceId(row.get("source")),
                List.of(row.get("lines").split("\\|")),
                row.get("id_label"),
                until == null ? null : LocalDate.parse(until),
                Standing.valueOf(row.get("standing")),
                ReferenceTable.optional(row, "explanation"),
                evidence);
    }
}
