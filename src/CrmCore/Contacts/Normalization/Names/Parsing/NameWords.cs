using System.Collections.Frozen;

namespace CrmCore;

/// <summary>Words that stand in names without being one. Kept as skeletons, so one entry serves all spellings.</summary>
internal static class NameWords
{
    private const string TitleWords =
        "mr mrs ms miss mister mistress sir madam dame lord lady dr doctor prof professor rev reverend hon president präsident presidente prime minister " +
        "monsieur madame mademoiselle mme mlle herr frau señor senor señora senora sr sra signor signora sig dott ing dipl mag pan pani bay bey " +
        "captain capt colonel col general gen lt lieutenant sgt sergeant major maj jr junior snr iii iv esq phd md mba bsc msc cpa dds " +
        "г-н г-жа гн гжа господин госпожа гражданин гражданка тов товарищ доктор профессор проф пан пані пані сэр " +
        "shaikh sheikh sheik shaykh sheyk шейх haji hajji hadji хаджи mullah mulla мулла maulavi maulana mawlawi qari ustad alhaj " +
        "llc sa ltd gmbh inc";

    private const string ParticleWords =
        "al el ul ur as ad an ash bin ben bint ibn ould ogli oglu ogly uly uulu kizi kyzy kizy qizi огли оглы кызы улы уулу кизи " +
        "von van der den de del della di da do dos das du la le les ter ten zu zur zum af av e y i i und و ال بن ابن بنت";

    // Words of a source that had no name: they are no evidence of anything.
    private const string PlaceholderWords =
        "test тест testov тестов na none null unknown noname anonymous guest user admin client клиент гость неизвестно неизвестный аноним имя фамилия name lead лид customer";

    private static readonly FrozenDictionary<string, int> Generations = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["sr"] = 1, ["snr"] = 1, ["senior"] = 1, ["starshiy"] = 1, ["st"] = 1, ["jr"] = 2, ["jnr"] = 2, ["junior"] = 2, ["mladshiy"] = 2, ["ml"] = 2, ["ii"] = 2, ["iii"] = 3, ["iv"] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> GenerationsByLatin = Generations.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Titles = Skeletons(TitleWords);
    private static readonly FrozenSet<string> Particles = Skeletons(ParticleWords);
    private static readonly FrozenSet<string> Placeholders = Skeletons(PlaceholderWords);
    private static readonly FrozenSet<string> SonMarks = Skeletons("bin ben bint ibn ould بن ابن بنت");
    private static readonly FrozenSet<string> FatherMarks = Skeletons("ogli oglu ogly uly uulu kizi kyzy qizi");

    public static bool IsTitle(string skeleton) => Titles.Contains(skeleton);

    public static bool IsParticle(string skeleton) => Particles.Contains(skeleton);

    public static bool IsPlaceholder(string skeleton) => Placeholders.Contains(skeleton);

    /// <summary>Whether the word says that the one before it is the father's name.</summary>
    public static bool IsFatherMark(string skeleton) => FatherMarks.Contains(skeleton);

    /// <summary>Whether the word says that the one after it is the father's name.</summary>
    public static bool IsSonMark(string skeleton) => SonMarks.Contains(skeleton);

    /// <summary>Gives which of several of one name is meant: 1 for the elder, 2 for the younger or the second, up to 4; 0 for other words.</summary>
    public static int Generation(ReadOnlySpan<char> latin) => GenerationsByLatin.TryGetValue(latin, out var generation) ? generation : 0;

    private static FrozenSet<string> Skeletons(string words) =>
        words.Split(' ').Select(word => NameFolding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
}
