namespace CrmCore;

/// <summary>Puts a person's name together from the columns that hold parts of it.</summary>
internal sealed class RowName
{
    private string? _whole;
    private string? _given;
    private string? _surname;
    private string? _patronymic;

    public string? Whole
    {
        get
        {
            if (_whole is not null) return _whole;
            var parts = string.Join(' ', new[] { _given, _patronymic, _surname }.Where(part => part is not null));
            return parts.Length == 0 ? null : parts;
        }
    }

    public void Take(ColumnMeaning part, string text)
    {
        switch (part)
        {
            case ColumnMeaning.GivenName: _given ??= text; break;
            case ColumnMeaning.Surname: _surname ??= text; break;
            case ColumnMeaning.Patronymic: _patronymic ??= text; break;
            default: _whole ??= text; break;
        }
    }
}
