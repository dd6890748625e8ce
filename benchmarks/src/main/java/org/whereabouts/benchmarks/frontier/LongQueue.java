package org.whereabouts.benchmarks.frontier;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.throttle.Priority;

/** The queue that is measured, and a plain table of as many rows for the floor. */
record LongQueue(Frontier frontier, JdbcClient database, TransactionTemplate transaction) {

    static final long RUN = 1;

    private static final int AT_ONCE = 50_000;

    /** Queues so many searches, as a source would, and tells how many there are so far. */
    void fill(int searches, IntConsumer progress) {
        for (int from = 0; from < searches; from += AT_ONCE) {
            int first = from;
            int next = Math.min(from + AT_ONCE, searches);
            List<Search> batch =
                    IntStream.range(first, next).mapToObj(LongQueue::search).toList();
            transaction.executeWithoutResult(_ -> frontier.add(RUN, batch, Priority.SWEEP));
            progress.accept(next);
        }
    }

    private static Search search(int number) {
        String body = "page=index&lastName=A&firstName=B&tdcj=" + number + "&sid=&gender=ALL&race=ALL&btnSearch=Search";
        return new Search("number=" + number, true, PageRequest.postForm("list", "/InmateSearch/search.action", body));
    }

    /** Makes the floor's table, whose rows are as wide as those of the queue. */
    void makeFloor(int rows) {
        database.sql("CREATE SCHEMA bench").update();
        database.sql("""
                CREATE TABLE bench.floor (id int PRIMARY KEY, text text NOT NULL, due timestamptz NOT NULL)
                WITH (fillfactor = 75)
                """).update();
        database.sql("INSERT INTO bench.floor SELECT id, repeat('x', 300), now() FROM generate_series(1, :rows) AS id")
                .param("rows", rows)
                .update();
        // Both as PostgreSQL leaves them after a while.
        database.sql("VACUUM ANALYZE bench.floor").update();
        database.sql("VACUUM ANALYZE crawler.search").update();
    }

    /** One update by primary key, committed the way a lease is. */
    void touch(int id) {
        database.sql("""
                UPDATE bench.floor SET due = now() WHERE id = :id
                RETURNING text, set_config('synchronous_commit', 'off', true)
                """)
                .param("id", id)
                .query((row, _) -> row.getString("text"))
                .single();
    }
}
