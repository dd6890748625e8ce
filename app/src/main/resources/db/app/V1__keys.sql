create table app.api_key (
    id           text        primary key,
    name         text        not null,
    -- SHA-256 of the whole key. No salt and no slow hash: a key is 256 random bits, there is nothing to guess.
    hash         bytea       not null unique check (length(hash) = 32),
    scopes       text[]      not null check (cardinality(scopes) > 0),
    created_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

comment on table app.api_key is 'Keys of the HTTP API. The key itself is shown once, when it is made, and kept nowhere.';
comment on column app.api_key.id is 'What operators call the key; not secret.';
comment on column app.api_key.last_used_at is 'Coarse: written at most once an hour.';
