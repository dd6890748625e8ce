package org.whereabouts.app.key;

/**
 * A key just made: the only moment at which its secret is known.
 *
 * @param key how it is listed from now on
 * @param secret what its holder sends
 */
public record IssuedKey(ApiKey key, KeySecret secret) {}
