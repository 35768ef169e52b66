namespace HybridFailover.Web.History;

/// <summary>
/// The database's tables. Instants are UTC ticks of 100 ns since the year 1, or Unix seconds and minutes where a column says so; durations are microseconds.
/// <c>records</c> and <c>evidence</c> are the truth, append-only and chained; <c>entries</c> and <c>search</c> are made from them, to find things by:
/// <c>user_version</c> says how far (see <see cref="EntryIndex"/>).
/// </summary>
internal static class HistorySchema
{
    public const string Records = """
        CREATE TABLE records (
          id       INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of appending, over all chains
          chain    TEXT    NOT NULL,                  -- a site's code, or (program)
          sequence INTEGER NOT NULL,                  -- the place in the chain, from 1
          at       INTEGER NOT NULL,
          kind     TEXT    NOT NULL,
          subject  TEXT    NOT NULL,                  -- of the transition or command; empty: none
          content  TEXT    NOT NULL,                  -- canonical JSON
          hash     BLOB    NOT NULL,                  -- SHA-256 over the previous hash and the canonical record
          key      BLOB    NOT NULL,                  -- by which a record that is brought twice is recognised
          UNIQUE (chain, sequence)
        ) STRICT;
        CREATE UNIQUE INDEX records_key ON records (key);
        CREATE INDEX records_at ON records (at);
        CREATE INDEX records_remarks ON records (subject, chain) WHERE kind IN ('note', 'review');

        CREATE TABLE evidence (
          id     INTEGER PRIMARY KEY,
          record INTEGER NOT NULL REFERENCES records (id),
          path   TEXT    NOT NULL,
          rounds BLOB    NOT NULL,                    -- EvidenceText; its SHA-256 is in the record's content
          UNIQUE (record, path)
        ) STRICT;

        CREATE TRIGGER records_no_update BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
        CREATE TRIGGER records_no_delete BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
        CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
        CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
        """;

    /// <summary>REPLACE deletes without asking the triggers of a connection that has not switched recursive triggers on; this one it asks first.</summary>
    public const string NoReplace = """
        CREATE TRIGGER records_no_replace BEFORE INSERT ON records
          WHEN EXISTS (SELECT 1 FROM records WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM records WHERE chain = NEW.chain AND sequence = NEW.sequence)
            OR EXISTS (SELECT 1 FROM records WHERE key = NEW.key)
          BEGIN SELECT RAISE(ABORT, 'records are append-only'); END;
        CREATE TRIGGER evidence_no_replace BEFORE INSERT ON evidence
          WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM evidence WHERE record = NEW.record AND path = NEW.path)
          BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
        """;

    public const string Entries = """
        CREATE TABLE entries (
          id           INTEGER PRIMARY KEY,           -- of its first record
          site         TEXT    NOT NULL,              -- the chain
          at           INTEGER NOT NULL,
          type         TEXT    NOT NULL,              -- transition, command, or the kind of its only record
          subject      TEXT    NOT NULL,
          trigger      TEXT,
          result       TEXT,                          -- null: open, or without one
          actor        TEXT,
          origin       TEXT,                          -- a transition's paths
          target       TEXT,
          duration     INTEGER,                       -- from detection to the proof; else to the end
          needs_review INTEGER NOT NULL,
          sentence     TEXT    NOT NULL,
          reason       TEXT,
          ticket       TEXT,
          notes        TEXT,
          outcome      INTEGER,                       -- the record that ended it
          evidence     INTEGER                        -- the record with the evidence
        ) STRICT;
        CREATE INDEX entries_at ON entries (at, id);
        CREATE INDEX entries_site ON entries (site, at, id);
        CREATE INDEX entries_subject ON entries (subject, site);
        CREATE INDEX entries_trigger ON entries (site, trigger, at, id);
        CREATE INDEX entries_result ON entries (site, result, at, id);
        CREATE INDEX entries_actor ON entries (site, actor, at, id);
        -- Without a site: what is rare is found as soon as what is frequent.
        CREATE INDEX entries_triggers ON entries (trigger, at, id) WHERE trigger IS NOT NULL;
        CREATE INDEX entries_results ON entries (result, at, id) WHERE result IS NOT NULL;
        CREATE INDEX entries_actors ON entries (actor, at, id) WHERE actor IS NOT NULL;
        CREATE INDEX entries_types ON entries (type, at, id);
        CREATE INDEX entries_review ON entries (site, at, id) WHERE needs_review = 1;
        CREATE INDEX entries_reviews ON entries (at, id) WHERE needs_review = 1;
        CREATE INDEX entries_open ON entries (site) WHERE type = 'transition' AND outcome IS NULL;

        -- The beginnings of words are indexed, too: what is typed is one of them, and a short one begins very many words.
        CREATE VIRTUAL TABLE search USING fts5 (subject, reason, notes, ticket, content = '', contentless_delete = 1, prefix = '1 2 3');
        """;

    public const string Statistics = """
        -- What the planner would measure, for fifty sites and a year: by these the same question has the same plan from the first record to the millionth.
        ANALYZE sqlite_schema;
        INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
          ('entries', 'entries_at', '500000 1 1'), ('entries', 'entries_site', '500000 10000 1 1'), ('entries', 'entries_subject', '500000 2 1'),
          ('entries', 'entries_trigger', '500000 10000 2500 1 1 noskipscan'), ('entries', 'entries_result', '500000 10000 2500 1 1 noskipscan'), ('entries', 'entries_actor', '500000 10000 500 1 1 noskipscan'),
          ('entries', 'entries_triggers', '400000 80000 1 1'), ('entries', 'entries_results', '400000 50000 1 1'), ('entries', 'entries_actors', '300000 10000 1 1'), ('entries', 'entries_types', '500000 45000 1 1'),
          ('entries', 'entries_review', '50000 1000 1 1'), ('entries', 'entries_reviews', '50000 1 1'), ('entries', 'entries_open', '50 1');
        """;
}
