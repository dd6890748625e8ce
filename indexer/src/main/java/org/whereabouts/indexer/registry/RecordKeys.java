package org.whereabouts.indexer.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.custody.CustodyRecord;

/** The number keys of a record, as columns. */
final class RecordKeys {

    private RecordKeys() {}

    /** Never empty in practice; a number without letters and digits is its own key. */
    static String number(CustodyRecord record) {
        return NumberKey.of(record.number()).orElse(record.number());
    }

    static @Nullable String secondNumber(CustodyRecord record) {
        return Optional.ofNullable(record.secondNumber()).flatMap(NumberKey::of).orElse(null);
    }
}
