namespace CrmCore.Benchmarks;

/// <summary>Raw select of due actions by the due index, all columns read; what was selected is deleted outside the measured time.</summary>
internal sealed class CeilingDueReader : IDisposable
{
    private static readonly int[] NumberColumns = [0, 2, 4, 6, 7, 8, 10];
    private static readonly int[] ByteColumns = [1, 3, 5, 9, 11, 12];

    private readonly CeilingFile _file;
    private readonly RawDatabase _db;
    private readonly RawStatement _select;
    private readonly RawStatement _delete;
    private readonly List<byte[][]> _texts = [];
    private readonly List<long[]> _numbers = [];

    public CeilingDueReader(CeilingFile file)
    {
        _file = file;
        _db = file.Open();
        _select = _db.Prepare(CeilingSchema.SelectDue);
        _delete = _db.Prepare(CeilingSchema.DeleteAction);
    }

    /// <summary>Selects the actions that are due eight days after the fill, when every filled one is; answers a sum over everything read.</summary>
    public long Select(int limit)
    {
        _select.Number(1, _file.FilledAt + (8 * CeilingData.Day));
        _select.Number(2, limit);
        var rows = 0;
        long sum = 0;
        while (_select.Step())
        {
            rows++;
            foreach (var column in NumberColumns) sum += _select.NumberAt(column);
            foreach (var column in ByteColumns) sum += _select.BytesAt(column).Length;
        }

        _select.Reset();
        return rows == limit ? sum : throw new InvalidOperationException($"Only {rows} of {limit} due actions were found.");
    }

    /// <summary>Completes the actions that the next select would answer again.</summary>
    public void Complete(int limit)
    {
        ReadKeys(limit);
        _db.Execute("BEGIN IMMEDIATE");
        for (var row = 0; row < _texts.Count; row++) Delete(_numbers[row], _texts[row]);
        _db.Execute("COMMIT");
        _db.CheckpointFully();
    }

    public void Dispose() => _db.Dispose();

    private void ReadKeys(int limit)
    {
        _texts.Clear();
        _numbers.Clear();
        _select.Number(1, _file.FilledAt + (8 * CeilingData.Day));
        _select.Number(2, limit);
        while (_select.Step())
        {
            _numbers.Add([_select.NumberAt(0), _select.NumberAt(2), _select.NumberAt(4)]);
            _texts.Add([_select.BytesAt(1).ToArray(), _select.BytesAt(3).ToArray(), _select.BytesAt(5).ToArray()]);
        }

        _select.Reset();
    }

    private void Delete(long[] numbers, byte[][] texts)
    {
        _delete.Number(1, numbers[0]);
        _delete.Bytes(2, texts[0]);
        _delete.Number(3, numbers[1]);
        _delete.Text(4, texts[1]);
        _delete.Number(5, numbers[2]);
        _delete.Text(6, texts[2]);
        _delete.RunOnOneRow("action");
    }
}
