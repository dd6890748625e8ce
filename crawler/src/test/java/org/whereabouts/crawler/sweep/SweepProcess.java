package org.whereabouts.crawler.sweep;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;

/** A process of its own that takes up run 1 of a source and sweeps to its end, unless it is killed before. */
final class SweepProcess {

    static final long RUN = 1;

    private static final int STEPS = 100_000;

    private SweepProcess() {}

    /**
     * Sweeps.
     *
     * @param args database, capture directory, source, its base URL, its delay, file of the board
     */
    public static void main(String[] args) throws InterruptedException {
        Moment.Board board = new Moment.Board(Path.of(args[5]));
        board.say(Moment.STARTING);
        Source source = CrawlerFixture.sources(Map.of(args[2], URI.create(args[3])), Duration.parse(args[4]))
                .get(new SourceId(args[2]));
        try (CrawlerFixture crawler = new CrawlerFixture(
                Path.of(args[1]), args[0], new Telling(board), pool -> new TellingTransactions(pool, board))) {
            SweepStep end = crawler.sweep(RUN, source, STEPS);
            if (!(end instanceof SweepStep.Finished)) {
                throw new IllegalStateException("the sweep ended with " + end);
            }
        }
    }

    private record Telling(Moment.Board board) implements CrawlMonitor {

        @Override
        public void waited(SourceId source, Duration forSlot) {
            board.say(Moment.IN_FLIGHT);
        }

        @Override
        public void answered(SourceId source, int status, long bytes, Duration took) {
            board.say(Moment.READING);
        }

        @Override
        public void unanswered(SourceId source, String obstacle) {
            board.say(Moment.WAITING);
        }

        @Override
        public void read(SourceId source, String outcome) {
            board.say(Moment.WAITING);
        }

        @Override
        public void reread(SourceId source, String outcome) {}
    }

    private static final class TellingTransactions extends JdbcTransactionManager {

        private final transient Moment.Board board;

        TellingTransactions(javax.sql.DataSource database, Moment.Board board) {
            super(database);
            this.board = board;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            super.doBegin(transaction, definition);
            board.say(Moment.ENDING);
        }

        @Override
        protected void doCleanupAfterCompletion(Object transaction) {
            board.say(Moment.WAITING);
            super.doCleanupAfterCompletion(transaction);
        }
    }
}
