package org.whereabouts.app.command;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.local.DataFolder;
import org.whereabouts.app.local.LocalKey;
import org.whereabouts.app.local.Stack;
import org.whereabouts.app.local.StackFile;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the API is, on every command that asks it. */
final class ApiOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The running Whereabouts. Default: WHEREABOUTS_URL, else the local stack. "
                    + "The key is taken from WHEREABOUTS_API_KEY; the local stack's own is known.")
    private @Nullable String url;

    @Mixin
    private final DataOption data = new DataOption();

    /** A client of the API that the options, the environment or the local stack name. */
    ApiClient connect(Setting setting) {
        String named = url != null ? url : setting.environment().get("WHEREABOUTS_URL");
        String key = setting.environment().get("WHEREABOUTS_API_KEY");
        DataFolder folder = data.folder(setting);
        if (named != null && !named.isBlank()) {
            // The local key belongs to the local stack: it is not sent anywhere else.
            return new ApiClient(parse(named), key);
        }
        Stack stack = new StackFile(folder)
                .running()
                .orElseThrow(() -> new OperatorException(
                        ExitCode.NOT_REACHABLE,
                        "Whereabouts does not run here: start it with 'whereabouts up', or name one with --url."));
        return new ApiClient(
                stack.requireUrl(),
                Optional.ofNullable(key).or(() -> new LocalKey(folder).read()).orElse(null));
    }

    private static URI parse(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text : text + "/");
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw wrongUrl(text, notAnAddress);
        }
        throw wrongUrl(text, null);
    }

    private static OperatorException wrongUrl(String text, @Nullable Throwable cause) {
        String message = "'" + text + "' is no URL of a Whereabouts: write it like http://127.0.0.1:8080.";
        return cause == null
                ? new OperatorException(ExitCode.USAGE, message)
                : new OperatorException(ExitCode.USAGE, message, cause);
    }
}
