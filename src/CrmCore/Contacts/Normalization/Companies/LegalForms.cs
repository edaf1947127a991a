using System.Collections.Frozen;

namespace CrmCore;

/// <summary>The legal forms of the main jurisdictions, short and written in full.</summary>
internal static class LegalForms
{
    /// <summary>The most words of a form written in full.</summary>
    public const int MaxWords = 8;

    private static readonly (LegalKind Kind, string Forms)[] Lists =
    [
        (LegalKind.Limited,
            "ltd|limited|ltda|limitada|co ltd|company limited|co|llc|l l c|lc|limited liability company|limited liability co|private limited|pvt ltd|pte ltd|pte|pty ltd|pty|proprietary limited|pvt|" +
            "gmbh|gesellschaft mit beschränkter haftung|mbh|ug|unternehmergesellschaft|sarl|société à responsabilité limitée|eurl|srl|società a responsabilità limitata|srls|societatea cu răspundere limitată|" +
            "sl|slu|sociedad limitada|sociedad de responsabilidad limitada|s de rl|s de rl de cv|lda|bv|besloten vennootschap|bvba|sprl|aps|anpartsselskab|as dk|oy|ab se|hb|kft|korlátolt felelősségű társaság|" +
            "sp z oo|spółka z oo|spzoo|spółka z ograniczoną odpowiedzialnością|sro|s r o|společnost s ručením omezeným|spol s r o|doo|d o o|eood|ood|sia|uab|oü|osaühing|" +
            "ооо|общество с ограниченной ответственностью|тоо|товарищество с ограниченной ответственностью|тов|товариство з обмеженою відповідальністю|осоо|мчж|" +
            "одо|общество с дополнительной ответственностью|ooo|obshchestvo s ogranichennoy otvetstvennostyu|too|tov|mchj|limited sirketi|ltd sti|ltd şti|şti|limited şirketi|godo kaisha|gk|yk|sdn bhd|bhd|jlt|fze|fzco|fz llc|شركة ذات مسؤولية محدودة"),
        (LegalKind.Stock,
            "inc|incorporated|corp|corporation|company|plc|public limited company|pcl|ag|akg|aktiengesellschaft|se|societas europaea|sa|s a|société anonyme|sociedad anónima|sociedade anônima|sas|société par actions simplifiée|sasu|" +
            "sa de cv|s a de c v|sab de cv|sociedad anónima de capital variable|spa|s p a|società per azioni|nv|naamloze vennootschap|ab|aktiebolag|as|a s|asa|aksjeselskap|aktieselskab|oyj|osakeyhtiö|julkinen osakeyhtiö|ehf|hf|zrt|nyrt|rt|ad|a d|dd|d d|" +
            "akciová společnost|spółka akcyjna|ас|ао|акционерное общество|пао|публичное акционерное общество|оао|открытое акционерное общество|зао|закрытое акционерное общество|нао|непубличное акционерное общество|пат|прат|публічне акціонерне товариство|приватне акціонерне товариство|" +
            "ao|pao|oao|zao|nao|pat|prat|jsc|joint stock company|joint stock co|ojsc|open joint stock company|cjsc|closed joint stock company|pjsc|public joint stock company|ojs|as tr|aş|anonim şirketi|anonim sirketi|a ş|" +
            "kabushiki kaisha|kk|k k|株式会社|tbk|pt|p t|perseroan terbatas|qsc|saoc|saog|bsc|na|n a|national association|cv|de cv|ad skopje|ead|еад|аd"),
        (LegalKind.Partnership,
            "lp|l p|llp|l l p|lllp|limited partnership|limited liability partnership|partnership|kg|kommanditgesellschaft|gmbh co kg|gmbh & co kg|ag co kg|ohg|offene handelsgesellschaft|gbr|kgaa|scs|snc|sas di|cv nl|vof|ks|sp k|sp j|spółka komandytowa|scp|sca|komanditní společnost|полное товарищество|коммандитное товарищество"),
        (LegalKind.Sole,
            "ип|индивидуальный предприниматель|ip|чп|частное предприятие|частный предприниматель|пбоюл|фоп|фізична особа підприємець|fop|fl|ek|e k|e kfm|eingetragener kaufmann|einzelunternehmen|sole proprietor|sole trader|dba|d b a|eirl|самозанятый|глава кфх|кфх|крестьянское фермерское хозяйство|жк|ат"),
        (LegalKind.NonProfit,
            "ано|автономная некоммерческая организация|ano|нко|некоммерческая организация|ноу|чоу|нп|некоммерческое партнерство|фонд|благотворительный фонд|общественная организация|общество инвалидов|ev|e v|eingetragener verein|verein|gemeinnützige gmbh|ggmbh|stiftung|association|asbl|vzw|aisbl|onlus|ngo|non profit organization|nonprofit|foundation|stichting|fundacja|fundación|fundação|снт|тсж|тсн|днт|гск|жск|товарищество собственников жилья|садоводческое некоммерческое товарищество"),
        (LegalKind.State,
            "гуп|муп|фгуп|фгбу|фгбоу|гбу|мбу|гбоу|мбоу|мбдоу|гбуз|фгку|гку|мку|мау|гау|государственное учреждение|муниципальное унитарное предприятие|государственное унитарное предприятие|федеральное государственное унитарное предприятие|федеральное государственное бюджетное учреждение|государственное бюджетное учреждение|муниципальное бюджетное учреждение|рао|дп|державне підприємство|ргп|кгп|гккп|state enterprise|government agency"),
    ];

    private static readonly FrozenDictionary<string, LegalKind> Forms = Build();

    /// <summary>Gives the kind of the form that these words make, written as words in Latin letters with a space between.</summary>
    public static LegalKind Of(string words) => Forms.GetValueOrDefault(words, LegalKind.None);

    private static FrozenDictionary<string, LegalKind> Build()
    {
        var forms = new Dictionary<string, LegalKind>(StringComparer.Ordinal);
        foreach (var (kind, list) in Lists)
        {
            foreach (var form in list.Split('|'))
            {
                forms.TryAdd(string.Join(' ', form.Split(' ').Select(word => LatinLetters.Write(word)).Where(word => word.Length > 0)), kind);
            }
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
