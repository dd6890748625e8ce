package org.whereabouts.schedules.batch;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Faults of our own servers and disks that pass without anybody changing the program: a run that meets one goes on later. */
final class PassingFault {

    private PassingFault() {}

    /** The one among the causes: PostgreSQL is away, out of connections or of space, or gave way; the disk is full. */
    static Optional<Throwable> behind(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(PassingFault::passes)
                .findFirst();
    }

    private static boolean passes(Throwable fault) {
        return switch (fault) {
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _ -> true;
            case IOException refused -> isFullDisk(refused);
            default -> false;
        };
    }

    /** Java has no type for it: these are the words of the operating system, ENOSPC and EDQUOT. */
    private static boolean isFullDisk(IOException refused) {
        String words = String.valueOf(refused.getMessage());
        return words.contains("No space left on device") || words.contains("Disk quota exceeded");
    }
}
