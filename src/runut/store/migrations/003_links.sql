-- The links of `story_links` in columns, written with them: what the articles of a story say together. Whatever is told
-- in more than one story stands once under each.

CREATE TABLE stories (
    id TEXT PRIMARY KEY REFERENCES story_links (story) ON DELETE CASCADE,
    names TEXT NOT NULL,        -- who it is about, most told first
    first_report TEXT,
    last_report TEXT
);

CREATE TABLE story_articles (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    earliest TEXT,              -- when it came out, worked out where the page does not say
    latest TEXT,
    basis TEXT,
    because TEXT NOT NULL,
    PRIMARY KEY (story, article)
);
CREATE INDEX story_articles_article ON story_articles (article);

CREATE TABLE happenings (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    predicate TEXT NOT NULL,
    place TEXT,
    status TEXT NOT NULL,       -- the latest word
    value TEXT,                 -- when it happens, as ISO 8601
    earliest TEXT,
    latest TEXT,
    independent INTEGER NOT NULL,
    PRIMARY KEY (story, id)
);
CREATE INDEX happenings_earliest ON happenings (earliest);

CREATE TABLE happening_participants (
    story TEXT NOT NULL,
    happening TEXT NOT NULL,
    role TEXT NOT NULL,         -- actor or recipient
    name TEXT NOT NULL,
    PRIMARY KEY (story, happening, role, name),
    FOREIGN KEY (story, happening) REFERENCES happenings (story, id) ON DELETE CASCADE
);
CREATE INDEX happening_participants_name ON happening_participants (name);

CREATE TABLE happening_origins (
    story TEXT NOT NULL,
    happening TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (story, happening, name),
    FOREIGN KEY (story, happening) REFERENCES happenings (story, id) ON DELETE CASCADE
);

CREATE TABLE tellings (
    story TEXT NOT NULL,
    happening TEXT NOT NULL,
    article TEXT NOT NULL,
    event TEXT NOT NULL,
    because TEXT NOT NULL,      -- why the event counts to the happening
    PRIMARY KEY (story, happening, article, event),
    FOREIGN KEY (story, happening) REFERENCES happenings (story, id) ON DELETE CASCADE,
    FOREIGN KEY (article, event) REFERENCES events (article, id) ON DELETE CASCADE
);
CREATE INDEX tellings_event ON tellings (article, event);

CREATE TABLE stages (
    story TEXT NOT NULL,
    happening TEXT NOT NULL,
    number INTEGER NOT NULL,    -- in order of report
    status TEXT NOT NULL,
    reported TEXT,
    value TEXT,
    turn TEXT,                  -- whether the plan was put off or called off
    PRIMARY KEY (story, happening, number),
    FOREIGN KEY (story, happening) REFERENCES happenings (story, id) ON DELETE CASCADE
);

CREATE TABLE stage_articles (
    story TEXT NOT NULL,
    happening TEXT NOT NULL,
    stage INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (story, happening, stage, article),
    FOREIGN KEY (story, happening, stage) REFERENCES stages (story, happening, number) ON DELETE CASCADE
);

CREATE TABLE stage_origins (
    story TEXT NOT NULL,
    happening TEXT NOT NULL,
    stage INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (story, happening, stage, name),
    FOREIGN KEY (story, happening, stage) REFERENCES stages (story, happening, number) ON DELETE CASCADE
);

CREATE TABLE stage_evidence (
    story TEXT NOT NULL,
    happening TEXT NOT NULL,
    stage INTEGER NOT NULL,
    number INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (story, happening, stage, number),
    FOREIGN KEY (story, happening, stage) REFERENCES stages (story, happening, number) ON DELETE CASCADE
);

CREATE TABLE conflicts (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    verdict TEXT NOT NULL,
    happening TEXT,
    because TEXT NOT NULL,      -- why the verdict is no other
    PRIMARY KEY (story, id),
    FOREIGN KEY (story, happening) REFERENCES happenings (story, id) ON DELETE CASCADE
);
CREATE INDEX conflicts_happening ON conflicts (story, happening);

CREATE TABLE sides (
    story TEXT NOT NULL,
    conflict TEXT NOT NULL,
    number INTEGER NOT NULL,
    value TEXT NOT NULL,
    independent INTEGER NOT NULL,
    PRIMARY KEY (story, conflict, number),
    FOREIGN KEY (story, conflict) REFERENCES conflicts (story, id) ON DELETE CASCADE
);

CREATE TABLE side_articles (
    story TEXT NOT NULL,
    conflict TEXT NOT NULL,
    side INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (story, conflict, side, article),
    FOREIGN KEY (story, conflict, side) REFERENCES sides (story, conflict, number) ON DELETE CASCADE
);

CREATE TABLE side_evidence (
    story TEXT NOT NULL,
    conflict TEXT NOT NULL,
    side INTEGER NOT NULL,
    number INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (story, conflict, side, number),
    FOREIGN KEY (story, conflict, side) REFERENCES sides (story, conflict, number) ON DELETE CASCADE
);

CREATE TABLE relays (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    teller TEXT NOT NULL,
    via TEXT NOT NULL,          -- names between the two, nearest to the teller first
    origin TEXT NOT NULL,
    copy_of TEXT,               -- the article that it is nearly the same as
    PRIMARY KEY (story, number)
);
CREATE INDEX relays_article ON relays (article);

CREATE TABLE relay_evidence (
    story TEXT NOT NULL,
    relay INTEGER NOT NULL,
    number INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (story, relay, number),
    FOREIGN KEY (story, relay) REFERENCES relays (story, number) ON DELETE CASCADE
);

CREATE TABLE copies (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    copy_of TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    likeness REAL NOT NULL,
    PRIMARY KEY (story, article, copy_of)
);

CREATE TABLE office_terms (
    story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    person TEXT NOT NULL,
    office TEXT NOT NULL,
    held_in TEXT,               -- the country or body
    since TEXT,
    until TEXT,
    PRIMARY KEY (story, number)
);
CREATE INDEX office_terms_person ON office_terms (person);

CREATE TABLE office_evidence (
    story TEXT NOT NULL,
    term INTEGER NOT NULL,
    number INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (story, term, number),
    FOREIGN KEY (story, term) REFERENCES office_terms (story, number) ON DELETE CASCADE
);

-- What a person asks first. Each line names its story; dates are ISO 8601, and one that is not known comes last.

CREATE VIEW chronology AS
SELECT
    h.value AS happened, h.status,
    (SELECT group_concat(name, ', ') FROM (SELECT p.name FROM happening_participants p
     WHERE p.story = h.story AND p.happening = h.id AND p.role = 'actor' ORDER BY p.name) AS actors) AS actors,
    h.predicate AS does,
    (SELECT group_concat(name, ', ') FROM (SELECT p.name FROM happening_participants p
     WHERE p.story = h.story AND p.happening = h.id AND p.role = 'recipient' ORDER BY p.name) AS recipients) AS recipients,
    h.place, h.independent AS independent_origins,
    (SELECT group_concat(name, '; ') FROM (SELECT o.name FROM happening_origins o
     WHERE o.story = h.story AND o.happening = h.id ORDER BY o.name) AS origins) AS origins,
    (SELECT count(DISTINCT t.article) FROM tellings t WHERE t.story = h.story AND t.happening = h.id) AS articles,
    (SELECT min(s.reported) FROM stages s WHERE s.story = h.story AND s.happening = h.id) AS first_reported,
    h.type, h.mode, h.earliest, h.latest, h.story, h.id AS happening
FROM happenings h
ORDER BY h.earliest IS NULL, h.earliest, h.latest, h.story, h.id;

CREATE VIEW lives AS
SELECT
    h.predicate AS does, h.place, s.number AS stage, s.reported, s.status, s.turn, s.value AS happening_on,
    (SELECT group_concat(name, '; ') FROM (SELECT o.name FROM stage_origins o
     WHERE o.story = s.story AND o.happening = s.happening AND o.stage = s.number ORDER BY o.name) AS origins) AS origins,
    (SELECT group_concat(outlet, '; ') FROM (SELECT DISTINCT a.outlet FROM stage_articles p JOIN articles a ON a.id = p.article
     WHERE p.story = s.story AND p.happening = s.happening AND p.stage = s.number ORDER BY a.outlet) AS outlets) AS outlets,
    e.text AS proof, e.article, e.start, e.stop, s.story, s.happening
FROM stages s
JOIN happenings h ON h.story = s.story AND h.id = s.happening
LEFT JOIN stage_evidence e ON e.story = s.story AND e.happening = s.happening AND e.stage = s.number AND e.number = 1
ORDER BY h.earliest IS NULL, h.earliest, s.story, s.happening, s.number;

CREATE VIEW disagreements AS
SELECT
    c.kind, c.verdict, c.because, c.about, s.value AS says, s.independent AS independent_origins,
    (SELECT group_concat(outlet, '; ') FROM (SELECT DISTINCT a.outlet FROM side_articles p JOIN articles a ON a.id = p.article
     WHERE p.story = s.story AND p.conflict = s.conflict AND p.side = s.number ORDER BY a.outlet) AS outlets) AS outlets,
    e.text AS proof, e.article, e.start, e.stop, c.story, c.happening, c.id AS conflict, s.number AS side
FROM conflicts c
JOIN sides s ON s.story = c.story AND s.conflict = c.id
LEFT JOIN side_evidence e ON e.story = s.story AND e.conflict = s.conflict AND e.side = s.number AND e.number = 1
ORDER BY c.story, c.id, s.number;

CREATE VIEW who_has_it_from_whom AS
SELECT
    p.earliest AS reported, r.teller, r.via, r.origin, original.path AS copy_of,
    e.text AS proof, a.path, r.article, e.start, e.stop, r.story
FROM relays r
JOIN articles a ON a.id = r.article
JOIN story_articles p ON p.story = r.story AND p.article = r.article
LEFT JOIN articles original ON original.id = r.copy_of
LEFT JOIN relay_evidence e ON e.story = r.story AND e.relay = r.number AND e.number = 1
ORDER BY p.earliest IS NULL, p.earliest, r.story, r.number;

CREATE VIEW ahead AS
SELECT c.*
FROM chronology c
JOIN stories s ON s.id = c.story
WHERE c.status IN ('announced', 'planned') AND (c.latest IS NULL OR s.last_report IS NULL OR c.latest > s.last_report)
ORDER BY c.earliest IS NULL, c.earliest, c.story, c.happening;

CREATE VIEW who_holds_which_office AS
SELECT t.person, t.office, t.held_in, t.since, t.until, e.text AS proof, e.article, e.start, e.stop, t.story
FROM office_terms t
LEFT JOIN office_evidence e ON e.story = t.story AND e.term = t.number AND e.number = 1
ORDER BY t.person, t.since, t.story, t.number;

-- Links kept before this step are worked out again, into these tables too.
DELETE FROM story_links;
UPDATE digests SET linked = 0;
