namespace CrmCore;

/// <summary>One compared field: its place in the comparison vector, its kind, its name in words and its vocabulary.</summary>
internal sealed record MatchField(int Index, MatchFieldKind Kind, string Name)
{
    public bool IsName => Kind is MatchFieldKind.Given or MatchFieldKind.Surname or MatchFieldKind.Patronymic or MatchFieldKind.OtherNames;

    /// <summary>How far the field's level is shifted in a comparison vector.</summary>
    public int Shift => Index * 4;
}
