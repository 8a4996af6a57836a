-- Reasons beside the links: what was folded into an origin, what shows a copy, which happening is part of which.

ALTER TABLE happenings ADD COLUMN part_of TEXT;
ALTER TABLE happenings ADD COLUMN part_because TEXT NOT NULL DEFAULT '';
ALTER TABLE happenings ADD COLUMN slight TEXT NOT NULL DEFAULT '';          -- why it is too little for a line
ALTER TABLE stages ADD COLUMN independent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE happening_origins ADD COLUMN members TEXT NOT NULL DEFAULT '';  -- names that count as this one
ALTER TABLE happening_origins ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE relays ADD COLUMN inferred INTEGER NOT NULL DEFAULT 0;          -- 1 where no text says so
ALTER TABLE relays ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE copies ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE copies ADD COLUMN direction TEXT NOT NULL DEFAULT '';           -- what tells which was first
ALTER TABLE copies ADD COLUMN origin TEXT;                                  -- the one that both have it from
ALTER TABLE copies ADD COLUMN because TEXT NOT NULL DEFAULT '';
ALTER TABLE office_terms ADD COLUMN known_since TEXT;                       -- as the gazetteer has it
ALTER TABLE office_terms ADD COLUMN known_until TEXT;

CREATE TABLE origin_articles (
    story TEXT NOT NULL,
    happening TEXT NOT NULL,
    name TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (story, happening, name, article),
    FOREIGN KEY (story, happening, name) REFERENCES happening_origins (story, happening, name) ON DELETE CASCADE
);

CREATE TABLE copy_passages (
    story TEXT NOT NULL,
    article TEXT NOT NULL,
    copy_of TEXT NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    of_start INTEGER NOT NULL,
    of_stop INTEGER NOT NULL,
    PRIMARY KEY (story, article, copy_of, number),
    FOREIGN KEY (story, article, copy_of) REFERENCES copies (story, article, copy_of) ON DELETE CASCADE
);

DROP VIEW ahead;
DROP VIEW chronology;
DROP VIEW who_has_it_from_whom;

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
    h.type, h.mode, h.earliest, h.latest, h.part_of, h.story, h.id AS happening
FROM happenings h
WHERE h.slight = ''
ORDER BY h.earliest IS NULL, h.earliest, h.latest, h.story, h.id;

CREATE VIEW ahead AS
SELECT c.*
FROM chronology c
JOIN stories s ON s.id = c.story
WHERE c.status IN ('announced', 'planned') AND (c.latest IS NULL OR s.last_report IS NULL OR c.latest > s.last_report)
ORDER BY c.earliest IS NULL, c.earliest, c.story, c.happening;

CREATE VIEW who_has_it_from_whom AS
SELECT
    p.earliest AS reported, r.teller, r.via, r.origin, original.path AS copy_of,
    CASE WHEN r.inferred = 1 THEN 'inferred' WHEN r.copy_of IS NOT NULL THEN 'copied' ELSE 'said' END AS how, r.because,
    e.text AS proof, a.path, r.article, e.start, e.stop, r.story
FROM relays r
JOIN articles a ON a.id = r.article
JOIN story_articles p ON p.story = r.story AND p.article = r.article
LEFT JOIN articles original ON original.id = r.copy_of
LEFT JOIN relay_evidence e ON e.story = r.story AND e.relay = r.number AND e.number = 1
ORDER BY p.earliest IS NULL, p.earliest, r.story, r.number;

-- Links kept before this step are worked out again, into these columns too.
DELETE FROM story_links;
UPDATE digests SET linked = 0;
