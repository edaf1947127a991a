using System.Globalization;
using System.Text.Json;

namespace CrmCore.Benchmarks;

/// <summary>Writes employees, deals and what waits as the engine would.</summary>
internal sealed class QueueFill(int account, ICrmStore store, Instant now)
{
    public const string Queue = "sales";
    public const string Manager = "manager";

    private const int Batch = 20_000;

    private readonly List<RecordChange> _changes = new(Batch);
    private readonly SortedDictionary<string, WaitingList> _lists = new(StringComparer.Ordinal);
    private readonly Instant _start = now - Duration.FromDays(400);
    private int _deals;
    private long _next = 1;

    public static string Employee(int n) => string.Create(CultureInfo.InvariantCulture, $"employee-{n:00000}");

    public DealId Deal(int n) => new(EngineData.Id(_start, n, 2));

    public async Task EmployeesAsync(int count, int? most, Presence presence, CancellationToken ct)
    {
        for (var n = 0; n < count; n++) await EmployeeAsync(Employee(n), most, presence, ct);
        await EmployeeAsync(Manager, most, Presence.Break, ct);
        var rule = Assign.By(Queue, r => r.RoundRobin([.. Enumerable.Range(0, count).Select(Employee)]).OwnManagerFirst(WhenAway.WaitAtMost(Duration.FromMinutes(1))));
        await SettingAsync(SettingKinds.Assignment, Queue, AssignmentRuleJson.Write(rule, indented: false), ct);
    }

    /// <summary>Open deals without an owner. Gives the number of the first.</summary>
    public async Task<int> DealsAsync(int count, CancellationToken ct)
    {
        for (var n = 0; n < count; n++)
        {
            await AddAsync(DealRecords.Instance, new Deal
            {
                Account = account, Id = Deal(_deals++), Pipeline = "sales", Stage = "new", Entry = 1, EnteredAt = _start, RecordedAt = _start, CreatedAt = _start, Title = "Request",
            }, ct);
        }

        return _deals - count;
    }

    /// <summary>Deals that wait. Gives the number of the first.</summary>
    public async Task<int> WaitingAsync(int count, WorkNeeds needs, CancellationToken ct)
    {
        var first = _deals;
        await DealsAsync(count, ct);
        if (count > 0) _lists[WaitingListName.Of(needs.Text, WorkKinds.Deal, null)] = new WaitingList(_next, count);
        for (var n = 0; n < count; n++)
        {
            await AddAsync(WaitingRecords.Instance, new WaitingRequest
            {
                Account = account, Queue = Queue, Needs = needs.Text, Number = _next++, Kind = WorkKinds.Deal, Subject = Deal(first + n).Value, Since = _start,
            }, ct);
        }

        return first;
    }

    /// <summary>The waits for the manager of so many deals from the first on end one after another within a second.</summary>
    public async Task PassOnAsync(int first, int count, Instant from, CancellationToken ct)
    {
        var list = WaitingListName.Of(new WorkNeeds { Only = Manager }.Text, WorkKinds.Deal, null);
        for (var n = 0; n < count; n++)
        {
            await AddAsync(ScheduledActionRecords.Instance, new ScheduledAction
            {
                Account = account, Subject = Deal(first + n).Value, Entry = _lists[list].First + n, Phase = ActionPhase.Timer, Action = QueueTimers.PassOnAction, Target = Queue,
                DueAt = DueTime.RoundUp(from + (Duration.FromSeconds(1) / count * n)), Do = QueueTimers.PassOnAction, Pipeline = "", Revision = 0, Stage = "", PlannedAt = now,
                Payload = JsonBody.Write(json => json.WriteString("list", list)),
            }, ct);
        }
    }

    public async Task DoneAsync(CancellationToken ct)
    {
        var queues = new Dictionary<string, WaitingQueue>(StringComparer.Ordinal) { [Queue] = new() { Next = _next, Lists = _lists } };
        await AddAsync(RosterRecords.Instance, new Roster { Account = account, Queues = queues }, ct);
        await CommitAsync(ct);
    }

    private async Task EmployeeAsync(string id, int? most, Presence presence, CancellationToken ct)
    {
        var employee = new Employee { Id = id, Name = id };
        if (most is { } count) employee = employee with { Capacity = new Dictionary<string, int>(StringComparer.Ordinal) { [WorkKinds.Deal] = count } };
        await SettingAsync(SettingKinds.Employee, id, JsonSerializer.SerializeToUtf8Bytes(employee, EmployeeJson.Stored.Employee), ct);
        await AddAsync(DeskRecords.Instance, new Desk { Account = account, Employee = new EmployeeId(id), Presence = presence, Since = _start }, ct);
    }

    private ValueTask SettingAsync(string kind, string id, ReadOnlyMemory<byte> body, CancellationToken ct) => AddAsync(
        SettingRecords.Instance,
        new Setting { Account = account, Kind = kind, Id = id, Version = 1, SavedAt = _start, SavedBy = "system", Body = body },
        ct);

    private async ValueTask AddAsync(RecordType type, object record, CancellationToken ct)
    {
        _changes.Add(new RecordChange(type, ChangeKind.Insert, type.KeyOfAny(record), record, 0));
        if (_changes.Count == Batch) await CommitAsync(ct);
    }

    private async ValueTask CommitAsync(CancellationToken ct)
    {
        var result = await store.CommitAsync(new ChangeSet(_changes), ct);
        if (!result.IsCommitted) throw new InvalidOperationException($"{result.Conflicts.Count} rows stood there already.");
        _changes.Clear();
    }
}
