"""The tables of a casebook, as named steps; each runs in one transaction together with the row that records it."""

FIRST = """
CREATE TABLE article (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    path TEXT,
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,
    published_basis TEXT,
    text TEXT NOT NULL,
    record BLOB NOT NULL
) STRICT;
CREATE TABLE entity (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    wikidata TEXT,
    PRIMARY KEY (article, id)
) STRICT;
CREATE TABLE mention (
    article TEXT NOT NULL,
    entity TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    FOREIGN KEY (article, entity) REFERENCES entity (article, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX mention_of_entity ON mention (article, entity);
CREATE TABLE attribution (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    via TEXT,
    PRIMARY KEY (article, id)
) STRICT;
CREATE TABLE quotation (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    direct INTEGER NOT NULL,
    speaker_surface TEXT,
    cue TEXT,
    PRIMARY KEY (article, id)
) STRICT;
CREATE TABLE speaker (
    article TEXT NOT NULL,
    quotation TEXT NOT NULL,
    entity TEXT NOT NULL,
    FOREIGN KEY (article, quotation) REFERENCES quotation (article, id) ON DELETE CASCADE,
    FOREIGN KEY (article, entity) REFERENCES entity (article, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE event (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    predicate TEXT NOT NULL,
    status TEXT NOT NULL,
    value TEXT,
    place TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (article, id)
) STRICT;
CREATE TABLE participant (
    article TEXT NOT NULL,
    event TEXT NOT NULL,
    entity TEXT NOT NULL,
    role TEXT NOT NULL,
    FOREIGN KEY (article, event) REFERENCES event (article, id) ON DELETE CASCADE,
    FOREIGN KEY (article, entity) REFERENCES entity (article, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE rejection (
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    advice TEXT NOT NULL,
    PRIMARY KEY (path, reason)
) STRICT;
CREATE VIEW who_did_what AS
    SELECT article.outlet, article.published, event.status, event.type, event.predicate, event.value AS "when",
        (SELECT group_concat(entity.name, ', ') FROM participant JOIN entity
            ON entity.article = participant.article AND entity.id = participant.entity
            WHERE participant.article = event.article AND participant.event = event.id
            AND participant.role = 'actor') AS actors,
        (SELECT group_concat(entity.name, ', ') FROM participant JOIN entity
            ON entity.article = participant.article AND entity.id = participant.entity
            WHERE participant.article = event.article AND participant.event = event.id
            AND participant.role = 'recipient') AS recipients,
        substr(article.text, event.start + 1, event."end" - event.start) AS words, event.article, event.id
    FROM event JOIN article ON article.id = event.article;
CREATE VIEW who_said_what AS
    SELECT article.outlet, article.published,
        coalesce((SELECT group_concat(entity.name, ', ') FROM speaker JOIN entity
            ON entity.article = speaker.article AND entity.id = speaker.entity
            WHERE speaker.article = quotation.article AND speaker.quotation = quotation.id),
            quotation.speaker_surface) AS speaker,
        quotation.cue, quotation.direct,
        substr(article.text, quotation.start + 1, quotation."end" - quotation.start) AS words,
        quotation.article, quotation.id
    FROM quotation JOIN article ON article.id = quotation.article;
"""

MIGRATIONS = (("first tables", FIRST),)
