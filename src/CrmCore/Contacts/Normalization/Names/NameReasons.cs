namespace CrmCore;

/// <summary>Says in words why two names agree or differ, when it is asked.</summary>
internal sealed class NameReasons(NameAlignment alignment, PersonName left, PersonName right)
{
    public override string ToString()
    {
        var reasons = alignment.Pairs.Select(pair => Word(pair.Left, pair.Right, pair.Comparison)).ToList();
        var extra = alignment.UnpairedLeft + alignment.UnpairedRight;
        if (extra > 0) reasons.Add(extra == 1 ? "one word more on one side" : $"{extra} words more on one side");
        if (left.Generation != right.Generation && left.Generation > 0 && right.Generation > 0) reasons.Add("the elder is not the younger");
        if (left.WasSwitched || right.WasSwitched) reasons.Add("typed with the wrong keyboard layout");
        return string.Join("; ", reasons);
    }

    private static string Word(NameToken left, NameToken right, WordComparison comparison) => comparison.Agreement switch
    {
        NameAgreement.Exact => $"{left.Latin} is {right.Latin}",
        NameAgreement.Nickname => $"{left.Latin} can stand for {right.Latin}",
        NameAgreement.Initial => $"{left.Latin} fits {right.Latin}",
        NameAgreement.Similar => $"{left.Latin} is like {right.Latin}",
        _ => $"{left.Latin} is not {right.Latin}",
    };
}
