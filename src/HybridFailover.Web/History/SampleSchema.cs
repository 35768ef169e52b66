namespace HybridFailover.Web.History;

/// <summary>The samples' tables: see <see cref="HistorySchema"/> for instants; times of probes are microseconds, 0 where nothing was answered.</summary>
internal static class SampleSchema
{
    /// <summary>Seconds lie by time, so that a whole fleet's second is appended in one place, and is deleted there; minutes and runs lie by path, as they are read.</summary>
    public const string Tables = """
        CREATE TABLE paths (
          id   INTEGER PRIMARY KEY,
          site TEXT NOT NULL COLLATE NOCASE,
          path TEXT NOT NULL COLLATE NOCASE,
          UNIQUE (site, path)
        ) STRICT;

        CREATE TABLE seconds (
          at     INTEGER NOT NULL,                    -- Unix seconds
          path   INTEGER NOT NULL,
          sent   INTEGER NOT NULL,
          lost   INTEGER NOT NULL,
          late   INTEGER NOT NULL,
          void   INTEGER NOT NULL,
          min    INTEGER NOT NULL,
          median INTEGER NOT NULL,
          max    INTEGER NOT NULL,
          PRIMARY KEY (at, path)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE minutes (
          path   INTEGER NOT NULL,
          at     INTEGER NOT NULL,                    -- Unix minutes
          sent   INTEGER NOT NULL,
          lost   INTEGER NOT NULL,
          late   INTEGER NOT NULL,
          void   INTEGER NOT NULL,
          min    INTEGER NOT NULL,
          p5     INTEGER NOT NULL,
          p25    INTEGER NOT NULL,
          median INTEGER NOT NULL,
          p75    INTEGER NOT NULL,
          p95    INTEGER NOT NULL,
          max    INTEGER NOT NULL,
          jitter INTEGER NOT NULL,
          PRIMARY KEY (path, at)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE runs (
          path   INTEGER NOT NULL,
          at     INTEGER NOT NULL,                    -- of the first round
          kind   INTEGER NOT NULL,                    -- LossKind: 0 lost, 1 late, 2 void
          length INTEGER NOT NULL,                    -- to the last round; ticks of 100 ns like at, so that pieces of a run meet exactly
          rounds INTEGER NOT NULL,
          PRIMARY KEY (path, at, kind)
        ) STRICT, WITHOUT ROWID;
        """;
}
