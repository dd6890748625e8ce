package org.whereabouts.crawler.throttle;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever was killed leaves of its turn. */
public final class KilledTurns {

    private KilledTurns() {}

    /** Skips the time, more than a minute, for which hosts are left alone until a victim's last request can no longer arrive. */
    public static void skip(JdbcClient database) {
        database.sql("""
                UPDATE crawler.host
                   SET free_at = free_at - interval '5 minutes', ended_at = ended_at - interval '5 minutes',
                       lease_until = lease_until - interval '5 minutes', claim_until = claim_until - interval '5 minutes'
                """).update();
    }
}
