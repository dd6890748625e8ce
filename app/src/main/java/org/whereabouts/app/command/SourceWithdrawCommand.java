package org.whereabouts.app.command;

import java.util.concurrent.Callable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code source withdraw}: the end of a source that was sent with {@code run start --profile}. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = {
            "Withdraw a source that was sent to the running Whereabouts: from now on nobody asks it. A run of it that is open"
                    + " ends as INCOMPLETE, unless it is being applied already.",
            "What is held of its people stays, as history on which no letter is sent. Sending the profile again brings the"
                    + " source back. A source that is shipped cannot be withdrawn."
        },
        footer = {"Examples:", "  whereabouts source list --added", "  whereabouts source withdraw us-ky-testville"})
final class SourceWithdrawCommand implements Callable<Integer> {

    private final Setting setting;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(paramLabel = "SOURCE", description = "For example us-ky-testville.")
    private String id = "";

    SourceWithdrawCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        try (ApiClient client = api.connect(setting)) {
            JsonNode withdrawn = client.delete("/v1/sources/" + ApiClient.encode(id));
            if (json.wanted()) {
                setting.terminal().printJson(withdrawn);
                return ExitCode.OK.number();
            }
            setting.terminal().println(id + " is withdrawn: nobody asks it any more.");
            JsonNode run = withdrawn.path("openRun");
            if (run.isNumber()) {
                setting.terminal()
                        .println("Run " + run.asLong() + " was "
                                + withdrawn.path("openRunState").asString() + " and ends: whereabouts run show "
                                + run.asLong());
            }
            setting.terminal().hint("Bring it back: whereabouts run start --profile FILE");
            return ExitCode.OK.number();
        }
    }
}
