-- What linking works out and a store keeps, so that one article more costs the same in a large casebook as in a small one.

-- Articles in threads: everything that may belong to one affair. `thread` is the smallest article id in it.
CREATE TABLE digests (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    thread TEXT NOT NULL,
    linked INTEGER NOT NULL,   -- 0 where the thread has changed since its links were kept
    mark TEXT NOT NULL,        -- changes with the record
    digest BLOB NOT NULL       -- what linking compares
);
CREATE INDEX digests_thread ON digests (thread);
CREATE INDEX digests_unlinked ON digests (thread) WHERE linked = 0;

-- Under which keys an article is filed: only articles that share one are compared. `key` is a hash of its words.
CREATE TABLE filed (
    key BIGINT NOT NULL,
    number INTEGER NOT NULL REFERENCES digests (number) ON DELETE CASCADE,
    PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE INDEX filed_number ON filed (number);

-- What the articles of a story say together, as JSON; `fingerprint` tells what it was worked out from.
CREATE TABLE story_links (
    story TEXT PRIMARY KEY,
    thread TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    links TEXT NOT NULL
);
CREATE INDEX story_links_thread ON story_links (thread);

-- What a person decided, which outranks the program. Nothing is taken away: what is undone says by whom.
CREATE TABLE judgements (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,        -- JSON, runut.judgement/1
    by TEXT NOT NULL,
    made TEXT NOT NULL,
    undone_by TEXT,
    undone TEXT
);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,     -- filed_by: what the digests were made by
    value TEXT NOT NULL
);

CREATE INDEX quantities_event ON quantities (article, event);  -- without it each event taken away looks at all
