using System.Collections.Frozen;

namespace CrmCore;

/// <summary>Words that many companies have in their names, and words that mean another.</summary>
internal static class CompanyWords
{
    private const string Dropped = "and und et y e i и та und the a of de la le les del du der die das das für for по для в на ve";

    // A firm is one with and without them, most often.
    private const string Generic =
        "group groupe gruppe grupo gruppo группа группы holding holdings холдинг company companies компания компании фирма firm firma compagnie compañia corporation корпорация plus плюс " +
        // And the branches of one bear the names of places.
        "europe europa european asia asian africa america american usa russia россия российский russian rus рус русь ukraine украина казахстан deutschland germany france uk eurasia евразия";

    private const string Common =
        "enterprise enterprises предприятие " +
        "international global worldwide world national intl национальный международный industries industry industrial индустрия промышленный solutions services service systems system сервис услуги системы trading trade trust " +
        "торговый торговля дом center centre центр агентство agency bureau бюро studio студия salon салон магазин shop store market маркет маркетинг marketing media медиа " +
        "technology technologies tech технологии tecnologia consulting consultants консалтинг консультации partners partner партнер партнеры associates capital капитал invest investment investments инвест fund finance financial financing финанс bank banco banque bankas банк insurance страхование " +
        "construction строительство строительная строительный строй stroy стройка development develop девелопмент management управление управляющая логистика logistics transport транспорт trans " +
        "завод plant factory комбинат объединение производственное научно проект проектный институт institute организация organization organisation общественная association ассоциация союз union совет department министерство government ministry областная областной region региональный " +
        "north south east west northern southern eastern western север юг восток запад русский " +
        "energy энерго power electric oil gas нефть газ motor motors auto авто food foods product products продукт продукты продакт поставка снаб оптторг опт торг торгсервис new новый first pro real estate property properties недвижимость";

    // One word for what is written in several ways.
    private static readonly FrozenDictionary<string, string> Same = Pairs(
        "intl=international int'l=international corp=corporation co=company mfg=manufacturing mgmt=management dept=department govt=government assn=association assoc=association bros=brothers " +
        "svcs=services svc=service tech=technology technologies=technology grp=group hldgs=holdings hldg=holdings natl=national univ=university st=saint sankt=saint санкт=saint inst=institute labour=labor organisation=organization centre=center " +
        "us=usa 1st=first 2nd=second 3rd=third one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 один=1 два=2 три=3 четыре=4 пять=5 первый=first второй=second третий=third " +
        "тд=торговыйдом торг=торг трейд=trade групп=group компани=company компания=company сервис=service системс=systems систем=systems холдинг=holding холдингс=holdings технолоджи=technology технолоджис=technology " +
        "банк=bank интернешнл=international интернэшнл=international глобал=global солюшнс=solutions студия=studio консалтинг=consulting логистик=logistics девелопмент=development инвест=invest медиа=media");

    private static readonly FrozenSet<string> DroppedSet = Set(Dropped);
    private static readonly FrozenSet<string> GenericSet = Set(Generic);
    private static readonly FrozenSet<string> CommonSet = Set(Common);

    public static bool IsDropped(string latin) => DroppedSet.Contains(latin);

    public static bool IsGeneric(string latin) => GenericSet.Contains(latin);

    public static bool IsCommon(string latin) => CommonSet.Contains(latin);

    public static string Canonical(string latin) => Same.GetValueOrDefault(latin, latin);

    private static FrozenSet<string> Set(string words) => words.Split(' ').Select(word => LatinLetters.Write(word)).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Pairs(string pairs) => pairs.Split(' ')
        .Select(pair => pair.Split('='))
        .DistinctBy(pair => LatinLetters.Write(pair[0]))
        .ToFrozenDictionary(pair => LatinLetters.Write(pair[0]), pair => LatinLetters.Write(pair[1]), StringComparer.Ordinal);
}
