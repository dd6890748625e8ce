package org.whereabouts.crawler.robots;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes what was noted about hosts and is of no use any more: expired robots.txt files, requests counted on past days. */
public final class HostRetention {

    private final JdbcClient database;

    public HostRetention(JdbcClient database) {
        this.database = database;
    }

    /** Deletes what has not been valid since then; days that are not over in every time zone stay. */
    public void removeBefore(Instant before) {
        database.sql("DELETE FROM crawler.robots WHERE expires_at < :before")
                .param("before", Timestamp.from(before))
                .update();
        database.sql("DELETE FROM crawler.request_day WHERE day < :before")
                .param(
                        "before",
                        Date.valueOf(LocalDate.ofInstant(before, ZoneOffset.UTC).minusDays(1)))
                .update();
    }
}
