create table app.world (
    -- One row at most.
    single_row boolean primary key default true check (single_row),
    kind       text    not null check (kind in ('SANDBOX', 'REAL'))
);

comment on table app.world is 'Whose people this database holds: set by the first server that starts on it, never changed.';
