package org.whereabouts.app.command;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.whereabouts.app.local.SharedStack;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;

/** Commands given to a running stack. */
@ExtendWith(SharedStack.class)
abstract class StackCommandsFixture {

    SharedStack.Running stack;

    RunCli cli;

    Person person;

    @BeforeEach
    void on(SharedStack.Running running) {
        stack = running;
        cli = new RunCli(running);
        person = running.sites().people("us-pa-doc").stream()
                .filter(p ->
                        p.custody().status() == CustodyStatus.HELD && p.suffix().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    String number() {
        return person.custody().number();
    }
}
