package org.whereabouts.app.local;

import java.util.EnumSet;
import java.util.Optional;
import org.whereabouts.app.key.ApiKey;
import org.whereabouts.app.key.ApiKeys;
import org.whereabouts.app.key.KeySecret;
import org.whereabouts.searchapi.access.Scope;

/** The key with which the owner of a local stack asks it: made once, with every scope, kept in a file only they can read. */
public final class LocalKey {

    private static final String NAME = "local";

    private final DataFolder folder;

    /** The key of this folder's stack. */
    public LocalKey(DataFolder folder) {
        this.folder = folder;
    }

    /** The key, if the stack has been up before. */
    public Optional<String> read() {
        return OwnedFiles.read(folder.keyFile()).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * The key that this database accepts: the one in the file, or a new one that takes its place. What a lost file held is
     * revoked.
     */
    String ensure(ApiKeys keys) {
        Optional<String> held = read().filter(text -> keys.recognise(KeySecret.presented(text))
                .filter(key -> key.scopes().containsAll(EnumSet.allOf(Scope.class)))
                .isPresent());
        if (held.isPresent()) {
            return held.get();
        }
        keys.list().stream()
                .filter(key -> key.name().equals(NAME) && key.good())
                .map(ApiKey::id)
                .forEach(keys::revoke);
        String secret = keys.create(NAME, EnumSet.allOf(Scope.class)).secret().reveal();
        OwnedFiles.write(folder.keyFile(), secret + "\n");
        return secret;
    }
}
