namespace CrmCore;

/// <summary>One compared field: its place in the comparison vector, its kind, its name in words and its vocabulary.</summary>
internal sealed record MatchField(int Index, FieldKind Kind, string Name)
{
    public bool IsName => Kind is FieldKind.Given or FieldKind.Surname or FieldKind.Patronymic or FieldKind.OtherNames;

    /// <summary>How far the field's level is shifted in a comparison vector.</summary>
    public int Shift => Index * 4;
}
