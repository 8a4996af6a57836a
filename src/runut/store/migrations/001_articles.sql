-- One row an article, with its whole record; below it a row for each thing found in it. `start` and `stop` are half-open
-- ranges of code points in `articles.text`: the words themselves are substr(text, start + 1, stop - start).

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    path TEXT,
    url TEXT,
    title TEXT,
    outlet TEXT,
    published TEXT,
    published_earliest TEXT,
    published_latest TEXT,
    published_basis TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    record TEXT NOT NULL,   -- runut.article/1 as JSON
    given TEXT NOT NULL,    -- what was known beforehand, as JSON
    made_by TEXT NOT NULL   -- what read it: a re-run reads again only what something else has read
);
CREATE INDEX articles_published ON articles (published_earliest);

CREATE TABLE rejections (
    path TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    advice TEXT NOT NULL
);

CREATE TABLE zones (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (article, number)
);

CREATE TABLE sentences (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (article, number)
);

CREATE TABLE entities (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    wikidata TEXT,
    labels TEXT NOT NULL,   -- JSON
    PRIMARY KEY (article, id)
);
CREATE INDEX entities_name ON entities (name);

CREATE TABLE mentions (
    article TEXT NOT NULL,
    entity TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    FOREIGN KEY (article, entity) REFERENCES entities (article, id) ON DELETE CASCADE
);
CREATE INDEX mentions_entity ON mentions (article, entity);

CREATE TABLE offices (
    article TEXT NOT NULL,
    entity TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    title TEXT NOT NULL,
    held_in TEXT,           -- the country or body
    text TEXT NOT NULL,
    FOREIGN KEY (article, entity) REFERENCES entities (article, id) ON DELETE CASCADE
);
CREATE INDEX offices_entity ON offices (article, entity);

CREATE TABLE times (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    mod TEXT,
    earliest TEXT,
    latest TEXT,
    basis TEXT NOT NULL,
    why TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, id)
);

CREATE TABLE attributions (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    origin TEXT,
    cue TEXT,
    via TEXT,
    why TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, id),
    FOREIGN KEY (article, origin) REFERENCES entities (article, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, via) REFERENCES attributions (article, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE quotations (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    direct INTEGER NOT NULL,
    speaker_surface TEXT,
    cue TEXT,
    addressee TEXT,
    attribution TEXT,
    why TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, id),
    FOREIGN KEY (article, attribution) REFERENCES attributions (article, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE speakers (
    article TEXT NOT NULL,
    quotation TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (article, quotation, entity),
    FOREIGN KEY (article, quotation) REFERENCES quotations (article, id) ON DELETE CASCADE,
    FOREIGN KEY (article, entity) REFERENCES entities (article, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE events (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    predicate TEXT NOT NULL,
    place TEXT,
    time TEXT,
    value TEXT,
    earliest TEXT,
    latest TEXT,
    status TEXT NOT NULL,
    attribution TEXT,
    quotation TEXT,
    confidence REAL NOT NULL,
    why TEXT NOT NULL,
    same_as TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (article, id),
    FOREIGN KEY (article, sentence) REFERENCES sentences (article, number) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, place) REFERENCES entities (article, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, time) REFERENCES times (article, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, attribution) REFERENCES attributions (article, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, quotation) REFERENCES quotations (article, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (article, same_as) REFERENCES events (article, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX events_type ON events (type, earliest);

CREATE TABLE participants (
    article TEXT NOT NULL,
    event TEXT NOT NULL,
    role TEXT NOT NULL,     -- actor or recipient
    entity TEXT NOT NULL,
    PRIMARY KEY (article, event, role, entity),
    FOREIGN KEY (article, event) REFERENCES events (article, id) ON DELETE CASCADE,
    FOREIGN KEY (article, entity) REFERENCES entities (article, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE quantities (
    article TEXT NOT NULL,
    event TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    value REAL NOT NULL,
    counted TEXT NOT NULL,
    text TEXT NOT NULL,
    FOREIGN KEY (article, event) REFERENCES events (article, id) ON DELETE CASCADE
);

-- What a person asks first.

CREATE VIEW told_events AS
SELECT
    a.published_earliest AS reported, a.outlet, e.status, e.type,
    (SELECT group_concat(n.name, ', ') FROM participants p JOIN entities n ON n.article = p.article AND n.id = p.entity
     WHERE p.article = e.article AND p.event = e.id AND p.role = 'actor') AS actors,
    e.text AS trigger_words,
    (SELECT group_concat(n.name, ', ') FROM participants p JOIN entities n ON n.article = p.article AND n.id = p.entity
     WHERE p.article = e.article AND p.event = e.id AND p.role = 'recipient') AS recipients,
    place.name AS place, e.value AS happened,
    substr(a.text, s.start + 1, s.stop - s.start) AS sentence, a.path, e.article, e.id AS event
FROM events e
JOIN articles a ON a.id = e.article
LEFT JOIN sentences s ON s.article = e.article AND s.number = e.sentence
LEFT JOIN entities place ON place.article = e.article AND place.id = e.place;

CREATE VIEW said_things AS
SELECT
    a.published_earliest AS reported, a.outlet,
    coalesce((SELECT group_concat(n.name, ', ') FROM speakers p JOIN entities n ON n.article = p.article AND n.id = p.entity
              WHERE p.article = q.article AND p.quotation = q.id), q.speaker_surface) AS speakers,
    CASE q.direct WHEN 1 THEN 'word for word' ELSE 'in other words' END AS how,
    q.text AS said, q.cue, cited.name AS according_to, a.path, q.article, q.id AS quotation
FROM quotations q
JOIN articles a ON a.id = q.article
LEFT JOIN attributions cited ON cited.article = q.article AND cited.id = q.attribution;

CREATE VIEW cited_sources AS
SELECT a.published_earliest AS reported, a.outlet, c.name AS source, c.kind, v.name AS which_has_it_from, c.text, a.path,
    c.article, c.id AS attribution
FROM attributions c
JOIN articles a ON a.id = c.article
LEFT JOIN attributions v ON v.article = c.article AND v.id = c.via;

CREATE VIEW named_entities AS
SELECT e.name, e.type, e.wikidata, count(DISTINCT e.article) AS articles, count(m.start) AS mentions
FROM entities e LEFT JOIN mentions m ON m.article = e.article AND m.entity = e.id
GROUP BY e.name, e.type, e.wikidata;
