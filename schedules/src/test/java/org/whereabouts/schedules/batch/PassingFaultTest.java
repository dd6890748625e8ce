package org.whereabouts.schedules.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class PassingFaultTest {

    static Stream<Throwable> passing() {
        return Stream.of(
                new CannotGetJdbcConnectionException("example"),
                new CannotCreateTransactionException("example"),
                new CannotAcquireLockException("example"),
                new QueryTimeoutException("example"),
                new JobExecutionException("example", new CannotCreateTransactionException("example")),
                new UncheckedIOException(new IOException("No space left on device")));
    }

    static Stream<Throwable> staying() {
        return Stream.of(
                new BadSqlGrammarException("example", "SELECT", new SQLException("example")),
                new DataIntegrityViolationException("example"),
                new UncheckedIOException(new IOException("Permission denied")),
                new IllegalStateException("example"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void passes(Throwable fault) {
        assertThat(PassingFault.behind(fault)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("staying")
    void stays(Throwable fault) {
        assertThat(PassingFault.behind(fault)).isEmpty();
    }
}
