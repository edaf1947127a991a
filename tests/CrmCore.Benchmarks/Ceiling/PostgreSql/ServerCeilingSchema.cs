namespace CrmCore.Benchmarks;

/// <summary>The ceiling's tables and statements on PostgreSQL: those of <see cref="CeilingSchema"/>, once over arrays and once for single rows.</summary>
internal static class ServerCeilingSchema
{
    /// <summary>A tenth of each page of deals stays free, so that an updated deal finds room beside its old version and no index changes.</summary>
    public const string Tables =
        """
        CREATE TABLE event_key(account int NOT NULL, key uuid NOT NULL, event uuid NOT NULL, PRIMARY KEY(account, key));
        CREATE TABLE inbox(
          account int NOT NULL, id uuid NOT NULL, state int NOT NULL, source text NOT NULL, kind text NOT NULL,
          occurred_at bigint NOT NULL, recorded_at bigint NOT NULL, body bytea NOT NULL, PRIMARY KEY(account, id));
        CREATE TABLE claim(account int NOT NULL, kind int NOT NULL, value text NOT NULL, holder uuid NOT NULL, PRIMARY KEY(account, kind, value));
        CREATE TABLE deal_contact(account int NOT NULL, contact uuid NOT NULL, deal uuid NOT NULL, PRIMARY KEY(account, contact, deal));
        CREATE TABLE deal(
          account int NOT NULL, id uuid NOT NULL, version bigint NOT NULL, pipeline text NOT NULL, stage text NOT NULL,
          entry bigint NOT NULL, entered_at bigint NOT NULL, owner uuid NULL, contact uuid NOT NULL, amount bigint NOT NULL,
          currency text NOT NULL, title text NOT NULL, fields bytea NULL, created_at bigint NOT NULL, updated_at bigint NOT NULL,
          PRIMARY KEY(account, id)) WITH (fillfactor = 90);
        CREATE TABLE timeline(
          account int NOT NULL, card uuid NOT NULL, id uuid NOT NULL, at bigint NOT NULL, kind int NOT NULL,
          actor text NULL, cause uuid NOT NULL, trace bytea NOT NULL, data text NOT NULL, PRIMARY KEY(account, card, id));
        CREATE TABLE action(
          account int NOT NULL, subject uuid NOT NULL, entry bigint NOT NULL, action text NOT NULL, phase bigint NOT NULL,
          target text NOT NULL, due_at bigint NULL, state int NOT NULL, attempts int NOT NULL, kind text NOT NULL,
          definition int NOT NULL, cause uuid NOT NULL, data text NULL, PRIMARY KEY(account, subject, entry, action, phase, target));
        CREATE INDEX action_due ON action(due_at) WHERE due_at IS NOT NULL;
        CREATE TABLE stage_counter(
          account int NOT NULL, pipeline text NOT NULL, stage text NOT NULL, currency text NOT NULL, deals bigint NOT NULL, amount bigint NOT NULL,
          PRIMARY KEY(account, pipeline, stage, currency)) WITH (fillfactor = 50);
        """;

    private const string OnTakenCounter =
        "ON CONFLICT (account, pipeline, stage, currency) DO UPDATE SET deals = c.deals + excluded.deals, amount = c.amount + excluded.amount";

    /// <summary>A batch's three reads: each over the array of what the one before found.</summary>
    public static class Batch
    {
        public const string SelectClaims = "SELECT value, holder FROM claim WHERE account = 1 AND kind = 1 AND value = ANY($1)";

        public const string SelectLinks = "SELECT contact, deal FROM deal_contact WHERE account = 1 AND contact = ANY($1)";

        public const string SelectDeals =
            """
            SELECT id, version, pipeline, stage, entry, entered_at, owner, contact, amount, currency, title, fields, created_at
            FROM deal WHERE account = 1 AND id = ANY($1)
            """;

        public const string InsertKeys = "INSERT INTO event_key SELECT 1, k.* FROM unnest($1, $2) k ON CONFLICT DO NOTHING";

        public const string InsertEvents = "INSERT INTO inbox SELECT 1, e.id, 1, e.source, e.kind, e.at, e.at, e.body FROM unnest($1, $2, $3, $4, $5) e(id, source, kind, at, body)";

        public const string UpdateDeals =
            """
            UPDATE deal SET version = n.version, stage = n.stage, entry = n.entry, entered_at = n.at, updated_at = n.at
            FROM unnest($1, $2, $3, $4, $5, $6) n(id, expected, version, stage, entry, at)
            WHERE deal.account = 1 AND deal.id = n.id AND deal.version = n.expected
            """;

        public const string InsertTimeline =
            """
            INSERT INTO timeline SELECT 1, t.card, t.id, t.at, t.kind, NULL, t.cause, t.trace, t.data
            FROM unnest($1, $2, $3, $4, $5, $6, $7) t(card, id, at, kind, cause, trace, data)
            """;

        public const string InsertActions =
            """
            INSERT INTO action SELECT 1, a.subject, a.entry, a.action, a.phase, a.target, a.due_at, 0, 0, a.kind, 1, a.cause, NULL
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) a(subject, entry, action, phase, target, due_at, kind, cause)
            """;

        public const string AddToCounters =
            "INSERT INTO stage_counter AS c SELECT 1, 'sales', n.stage, 'RUB', n.deals, n.amount FROM unnest($1, $2, $3) n(stage, deals, amount) ORDER BY n.stage " + OnTakenCounter;
    }

    /// <summary>The same for one row each.</summary>
    public static class Single
    {
        public const string InsertKey = "INSERT INTO event_key VALUES(1, $1, $2) ON CONFLICT DO NOTHING";

        public const string InsertEvent = "INSERT INTO inbox VALUES(1, $1, 1, $2, $3, $4, $4, $5)";

        public const string SelectClaim = "SELECT holder FROM claim WHERE account = 1 AND kind = 1 AND value = $1";

        public const string SelectLinks = "SELECT deal FROM deal_contact WHERE account = 1 AND contact = $1";

        public const string SelectDeal =
            """
            SELECT version, pipeline, stage, entry, entered_at, owner, contact, amount, currency, title, fields, created_at
            FROM deal WHERE account = 1 AND id = $1
            """;

        public const string UpdateDeal =
            "UPDATE deal SET version = $3, stage = $4, entry = $5, entered_at = $6, updated_at = $6 WHERE account = 1 AND id = $1 AND version = $2";

        public const string InsertTimeline = "INSERT INTO timeline VALUES(1, $1, $2, $3, $4, NULL, $5, $6, $7)";

        public const string InsertAction = "INSERT INTO action VALUES(1, $1, $2, $3, $4, $5, $6, 0, 0, $7, 1, $8, NULL)";

        public const string AddToCounter = "INSERT INTO stage_counter AS c VALUES(1, 'sales', $1, 'RUB', $2, $3) " + OnTakenCounter;
    }

    /// <summary>Claims: the longest due first, passing over what the other worker has; then one delete by the keys of what was claimed.</summary>
    public static class Claims
    {
        public const string Claim =
            """
            UPDATE action a SET state = 1, attempts = a.attempts + 1
            FROM (SELECT ctid FROM action WHERE due_at <= $1 AND state = 0 ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED) d
            WHERE a.ctid = d.ctid
            RETURNING a.account, a.subject, a.entry, a.action, a.phase, a.target, a.due_at, a.state, a.attempts, a.kind, a.definition, a.cause, a.data
            """;

        public const string Complete =
            """
            DELETE FROM action a USING unnest($1, $2, $3, $4, $5, $6) d(account, subject, entry, action, phase, target)
            WHERE (a.account, a.subject, a.entry, a.action, a.phase, a.target) = (d.account, d.subject, d.entry, d.action, d.phase, d.target)
            """;

        /// <summary>Actions that are due at once, of subjects that no event meets.</summary>
        public const string Plan =
            """
            INSERT INTO action SELECT 1, gen_random_uuid(), 1, 'send-offer', 1, 'client', $1 - 1000 + n % 1000, 0, 0, 'message.send', 1, gen_random_uuid(), NULL
            FROM generate_series(1, $2) n
            """;
    }
}
