CREATE VIEW running_stories AS
SELECT
    s.names, s.first_report, s.last_report,
    (SELECT count(*) FROM story_articles p WHERE p.story = s.id) AS articles,
    (SELECT count(DISTINCT a.outlet) FROM story_articles p JOIN articles a ON a.id = p.article
     WHERE p.story = s.id) AS outlets,
    (SELECT count(*) FROM happenings h WHERE h.story = s.id) AS happenings,
    (SELECT count(*) FROM conflicts c WHERE c.story = s.id) AS conflicts,
    s.id AS story
FROM stories s
ORDER BY s.last_report IS NULL, s.last_report DESC, s.id;

DROP INDEX entities_name;
CREATE INDEX entities_name ON entities (name, type, wikidata);  -- as `named_entities` puts them together
