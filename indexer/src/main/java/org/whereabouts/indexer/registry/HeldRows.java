package org.whereabouts.indexer.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code indexer.held_record} as values, and instants as PostgreSQL keeps them. */
final class HeldRows {

    /** The columns that {@link #map} reads, of a view or table called {@code h}. */
    static final String COLUMNS =
            "h.id, h.record::text AS record, h.presence, h.missing_since, h.as_of, h.first_seen, h.version";

    private HeldRows() {}

    static HeldRecord map(ResultSet row, int number) throws SQLException {
        return new HeldRecord(
                new PersonId(row.getObject("id", UUID.class)),
                CustodyRecordJson.read(row.getString("record")),
                presence(row),
                instant(row, "as_of"),
                instant(row, "first_seen"),
                row.getLong("version"));
    }

    private static Presence presence(ResultSet row) throws SQLException {
        String presence = row.getString("presence");
        return switch (presence) {
            case "LISTED" -> new Presence.Listed();
            case "MISSING" -> new Presence.Missing(instant(row, "missing_since"));
            case "LOOKED_UP" -> new Presence.LookedUp();
            default -> throw new SQLException("unknown presence " + presence);
        };
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        if (value == null) {
            throw new SQLException(column + " is null");
        }
        return value.toInstant();
    }

    /** An instant as a parameter, cut to the microseconds that PostgreSQL keeps (the driver would round up). */
    static OffsetDateTime timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime timestampOrNull(@Nullable Instant instant) {
        return instant == null ? null : timestamp(instant);
    }
}
