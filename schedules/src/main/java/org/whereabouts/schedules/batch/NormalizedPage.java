package org.whereabouts.schedules.batch;

import java.util.List;
import java.util.Map;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.schedules.run.RunFindings.Finding;

/** The people of one page, and what was met in reading them. */
record NormalizedPage(List<CustodyRecord> records, Map<Finding, Long> findings) {

    NormalizedPage {
        records = List.copyOf(records);
        findings = Map.copyOf(findings);
    }
}
