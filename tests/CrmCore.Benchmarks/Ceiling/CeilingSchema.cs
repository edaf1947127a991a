namespace CrmCore.Benchmarks;

/// <summary>The tables, settings and statements of the frozen ceiling; docs/benchmarks.md lists them row by row.</summary>
internal static class CeilingSchema
{
    public const string Settings =
        """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY;
        PRAGMA foreign_keys = OFF;
        """;

    /// <summary>While the file is filled nothing needs to be safe: it is deleted when the fill fails.</summary>
    public const string FillSettings =
        """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -524288;
        """;

    public const string Tables =
        """
        CREATE TABLE event_key(
          account INTEGER NOT NULL, key BLOB NOT NULL, event BLOB NOT NULL,
          PRIMARY KEY(account, key)) WITHOUT ROWID;
        CREATE TABLE inbox(
          account INTEGER NOT NULL, id BLOB NOT NULL, state INTEGER NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL,
          occurred_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE UNIQUE INDEX inbox_id ON inbox(account, id);
        CREATE TABLE claim(
          account INTEGER NOT NULL, kind INTEGER NOT NULL, value TEXT NOT NULL, holder BLOB NOT NULL,
          PRIMARY KEY(account, kind, value)) WITHOUT ROWID;
        CREATE TABLE deal_contact(
          account INTEGER NOT NULL, contact BLOB NOT NULL, deal BLOB NOT NULL,
          PRIMARY KEY(account, contact, deal)) WITHOUT ROWID;
        CREATE TABLE deal(
          account INTEGER NOT NULL, id BLOB NOT NULL, version INTEGER NOT NULL, pipeline TEXT NOT NULL, stage TEXT NOT NULL,
          entry INTEGER NOT NULL, entered_at INTEGER NOT NULL, owner BLOB NULL, contact BLOB NOT NULL, amount INTEGER NOT NULL,
          currency TEXT NOT NULL, title TEXT NOT NULL, fields BLOB NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
          PRIMARY KEY(account, id)) WITHOUT ROWID;
        CREATE TABLE timeline(
          account INTEGER NOT NULL, card BLOB NOT NULL, id BLOB NOT NULL, at INTEGER NOT NULL, kind INTEGER NOT NULL,
          actor TEXT NULL, cause BLOB NOT NULL, trace BLOB NOT NULL, data TEXT NOT NULL);
        CREATE UNIQUE INDEX timeline_card ON timeline(account, card, id);
        CREATE TABLE action(
          account INTEGER NOT NULL, subject BLOB NOT NULL, entry INTEGER NOT NULL, action TEXT NOT NULL, phase INTEGER NOT NULL,
          target TEXT NOT NULL, due_at INTEGER NULL, state INTEGER NOT NULL, attempts INTEGER NOT NULL, kind TEXT NOT NULL,
          definition INTEGER NOT NULL, cause BLOB NOT NULL, data TEXT NULL,
          PRIMARY KEY(account, subject, entry, action, phase, target)) WITHOUT ROWID;
        CREATE INDEX action_due ON action(due_at) WHERE due_at IS NOT NULL;
        CREATE TABLE stage_counter(
          account INTEGER NOT NULL, pipeline TEXT NOT NULL, stage TEXT NOT NULL, currency TEXT NOT NULL,
          deals INTEGER NOT NULL, amount INTEGER NOT NULL,
          PRIMARY KEY(account, pipeline, stage, currency)) WITHOUT ROWID;
        """;

    public const string InsertKey = "INSERT INTO event_key VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING";

    public const string InsertEvent = "INSERT INTO inbox VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

    public const string SelectClaim = "SELECT holder FROM claim WHERE account = ?1 AND kind = ?2 AND value = ?3";

    public const string SelectLinks = "SELECT deal FROM deal_contact WHERE account = ?1 AND contact = ?2";

    public const string SelectDeal =
        """
        SELECT version, pipeline, stage, entry, entered_at, owner, contact, amount, currency, title, fields, created_at
        FROM deal WHERE account = ?1 AND id = ?2
        """;

    public const string UpdateDeal =
        """
        UPDATE deal SET version = ?4, stage = ?5, entry = ?6, entered_at = ?7, updated_at = ?8
        WHERE account = ?1 AND id = ?2 AND version = ?3
        """;

    public const string InsertTimeline = "INSERT INTO timeline VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

    public const string InsertAction = "INSERT INTO action VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

    public const string AddToCounter =
        """
        INSERT INTO stage_counter VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO UPDATE SET deals = deals + excluded.deals, amount = amount + excluded.amount
        """;

    public const string SelectDue =
        """
        SELECT account, subject, entry, action, phase, target, due_at, state, attempts, kind, definition, cause, data
        FROM action WHERE due_at IS NOT NULL AND due_at <= ?1 ORDER BY due_at LIMIT ?2
        """;

    public const string DeleteAction =
        "DELETE FROM action WHERE account = ?1 AND subject = ?2 AND entry = ?3 AND action = ?4 AND phase = ?5 AND target = ?6";
}
