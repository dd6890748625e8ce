package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.whereabouts.app.key.ApiKey;
import org.whereabouts.app.key.ApiKeys;
import org.whereabouts.app.key.IssuedKey;
import org.whereabouts.app.key.ScopeWords;
import org.whereabouts.app.local.Stack;
import org.whereabouts.app.local.StackFile;
import org.whereabouts.app.server.DatabaseAddress;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.searchapi.access.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys of the HTTP API, made and revoked in the database itself: who may make keys is who may write there. */
@Command(name = "key", mixinStandardHelpOptions = true, description = "Create, list and revoke keys of the HTTP API.")
final class KeyCommand {

    private final Setting setting;

    KeyCommand(Setting setting) {
        this.setting = setting;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Create a key. It is shown once and cannot be shown again.",
            footer = {"Examples:", "  whereabouts key create letters --scope search,resolve"})
    int create(
            @Mixin DataOption data,
            @Mixin JsonOption json,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description =
                                    "What it allows: search, resolve, operate, metrics. Several: repeat, or join with commas.")
                    List<String> scopes,
            @Parameters(arity = "0..1", defaultValue = "key", paramLabel = "NAME", description = "Whose it is.")
                    String name) {
        Set<Scope> wanted = scopes(scopes);
        return withKeys(data, keys -> {
            IssuedKey issued = keys.create(name, wanted);
            if (json.wanted()) {
                SequencedMap<String, @Nullable Object> shown = json(issued.key());
                shown.put("key", issued.secret().reveal());
                setting.terminal().printJson(shown);
            } else {
                setting.terminal().println(issued.secret().reveal());
                setting.terminal()
                        .hint("Key " + issued.key().id() + " (" + words(issued.key())
                                + "). Keep it: it is not shown again. Send it as 'Authorization: Bearer KEY'.");
            }
            return ExitCode.OK;
        });
    }

    private static Set<Scope> scopes(List<String> words) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words) {
            scopes.add(ScopeWords.read(word.strip())
                    .orElseThrow(() -> new OperatorException(
                            ExitCode.USAGE, "There is no scope '" + word + "'. There are: " + ScopeWords.all() + ".")));
        }
        return scopes;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the keys; the secrets themselves are not stored anywhere.",
            footer = {"Examples:", "  whereabouts key list"})
    int list(@Mixin DataOption data, @Mixin JsonOption json) {
        return withKeys(data, keys -> {
            List<ApiKey> all = keys.list();
            if (json.wanted()) {
                setting.terminal().printJson(all.stream().map(KeyCommand::json).toList());
                return ExitCode.OK;
            }
            if (all.isEmpty()) {
                setting.terminal().hint("No keys yet. Make one: whereabouts key create NAME --scope search");
                return ExitCode.OK;
            }
            Table table = Table.of(
                    exact("KEY"), text("NAME"), exact("SCOPES"), exact("CREATED"), exact("USED"), exact("STATE"));
            for (ApiKey key : all) {
                table.row(
                        key.id(),
                        key.name(),
                        words(key),
                        setting.day(key.createdAt()),
                        setting.day(key.lastUsedAt()),
                        key.good() ? "good" : "revoked");
            }
            table.print(setting.terminal());
            return ExitCode.OK;
        });
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Revoke a key: it is refused from the next request on.",
            footer = {"Examples:", "  whereabouts key revoke k_7q2mzr5c"})
    int revoke(
            @Mixin DataOption data,
            @Mixin JsonOption json,
            @Parameters(paramLabel = "KEY", description = "Its id, as 'key list' shows it.") String id) {
        return withKeys(data, keys -> {
            ApiKey revoked = keys.revoke(id)
                    .orElseThrow(() -> new OperatorException(
                            ExitCode.NOT_FOUND, "There is no key '" + id + "': see 'whereabouts key list'."));
            if (json.wanted()) {
                setting.terminal().printJson(json(revoked));
            } else {
                setting.terminal().println("Key " + id + " (" + revoked.name() + ") is revoked.");
            }
            return ExitCode.OK;
        });
    }

    private int withKeys(DataOption data, Function<ApiKeys, ExitCode> work) {
        DatabaseAddress address = address(data);
        address.requireReachable();
        try (Connection connection = address.open()) {
            SingleConnectionDataSource database = new SingleConnectionDataSource(connection, true);
            ModuleSchema.migrate(database, "app");
            return work.apply(new ApiKeys(JdbcClient.create(database), new SecureRandom(), setting.clock()))
                    .number();
        } catch (SQLException | DataAccessException e) {
            throw new OperatorException(
                    ExitCode.FAILED, "The database at " + address + " refused: " + e.getMessage(), e);
        }
    }

    private DatabaseAddress address(DataOption data) {
        String named = setting.environment().get("WHEREABOUTS_DATABASE_URL");
        if (named != null && !named.isBlank()) {
            return DatabaseAddress.parse(named);
        }
        return new StackFile(data.folder(setting))
                .running()
                .map(Stack::database)
                .map(DatabaseAddress::parse)
                .orElseThrow(() -> new OperatorException(
                        ExitCode.NOT_REACHABLE,
                        "No database: start the local stack with 'whereabouts up', or set WHEREABOUTS_DATABASE_URL."));
    }

    private static String words(ApiKey key) {
        return key.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(","));
    }

    private static SequencedMap<String, @Nullable Object> json(ApiKey key) {
        SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", key.id());
        json.put("name", key.name());
        json.put("scopes", key.scopes().stream().map(Scope::word).sorted().toList());
        json.put("createdAt", key.createdAt().toString());
        json.put(
                "lastUsedAt", key.lastUsedAt() == null ? null : key.lastUsedAt().toString());
        json.put("revokedAt", key.revokedAt() == null ? null : key.revokedAt().toString());
        return json;
    }
}
