package org.whereabouts.app.server;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * Whose people a database holds. The first server that starts on a database settles it for good: an answer about an invented
 * person must never be taken for one about a real person.
 */
enum DatabaseWorld {
    SANDBOX("synthetic people of the sandbox", "the sandbox ('whereabouts up')"),
    REAL("real people", "real people ('whereabouts serve')");

    private final String people;
    private final String use;

    DatabaseWorld(String people, String use) {
        this.people = people;
        this.use = use;
    }

    /**
     * Settles a database that is new, and asks one that is not.
     *
     * @param database with the newest {@code app} schema
     * @throws OperatorException when the database holds people of the other world
     */
    void claim(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("""
                insert into app.world (kind) values (:kind)
                on conflict do nothing
                """).param("kind", name()).update();
        DatabaseWorld held = valueOf(
                jdbc.sql("select kind from app.world").query(String.class).single());
        if (held != this) {
            throw new OperatorException(
                    ExitCode.FAILED,
                    "This database holds " + held.people + ": use another one for " + use
                            + ", named by WHEREABOUTS_DATABASE_URL.");
        }
    }
}
