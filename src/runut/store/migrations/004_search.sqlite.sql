-- Full-text search: the words of each article in order, each as its root, so that any form of a word finds the others.

CREATE TABLE searched (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    words TEXT NOT NULL
);

CREATE VIRTUAL TABLE searched_words USING fts5 (words, content='searched', content_rowid='number');

CREATE TRIGGER searched_insert AFTER INSERT ON searched BEGIN
    INSERT INTO searched_words (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER searched_delete AFTER DELETE ON searched BEGIN
    INSERT INTO searched_words (searched_words, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE TRIGGER searched_update AFTER UPDATE ON searched BEGIN
    INSERT INTO searched_words (searched_words, rowid, words) VALUES ('delete', old.number, old.words);
    INSERT INTO searched_words (rowid, words) VALUES (new.number, new.words);
END;
