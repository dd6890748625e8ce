-- Sources that operators sent while the system runs: the profile as they wrote it. What is shipped is not here.
CREATE TABLE crawler.added_source (
    id       text PRIMARY KEY,
    yaml     text NOT NULL,
    digest   text NOT NULL,
    added_at timestamptz NOT NULL
);
