package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about people, given to a running stack. */
class PersonCommandsTest extends StackCommandsFixture {

    @Test
    void aPersonIsFoundByNameAndState() {
        RunCli.Result result = cli.run("person", "search", person.name().display(), "--state", "PA");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("NAME").contains(number(), "us-pa-doc");
    }

    @Test
    void nobodyFoundIsSaidAndIsNoError() {
        RunCli.Result result = cli.run("person", "search", "--number", "ZZ9999");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Nobody found");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100})
    void aListOfPeopleFitsTheTerminalAndSaysHowToGoOn(int columns) {
        RunCli.Result result = cli.wide(columns).run("person", "search", "--source", "us-pa-doc");

        assertThat(result.out().lines())
                .hasSize(26)
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(columns));
        assertThat(result.err()).contains(stack.sites().listed("us-pa-doc") + " people.", "--page 2");
    }

    @Test
    void aPersonIsShownByIdOrBySourceAndNumber() {
        RunCli.Result bySource = cli.run("person", "show", "us-pa-doc", number());
        String id = cli.run("person", "show", "us-pa-doc", number(), "--json")
                .json()
                .path("id")
                .asString();

        assertThat(bySource.out()).contains(number(), id, "birth");
        assertThat(cli.run("person", "show", id).out()).isEqualTo(bySource.out());
    }

    @Test
    void anUnknownPersonIsExitCodeFour() {
        RunCli.Result result = cli.run("person", "show", "us-pa-doc", "ZZ9999");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("No such person");
    }

    @Test
    void aResolveShowsDecisionReasonsAndEnvelope() {
        RunCli.Result result = cli.run("person", "resolve", person.name().display(), "--number", number());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("SEND")
                .contains("NUMBER_AND_NAME_AGREE", number(), "Mail to:", "St. Petersburg, Florida 33733");
    }

    @Test
    void aRequestThatCannotBeAnsweredNamesTheFieldAndTheFix() {
        RunCli.Result result = cli.run("person", "search", "x", "--state", "Pensilvania");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("state").hasLineCount(1);
    }
}
