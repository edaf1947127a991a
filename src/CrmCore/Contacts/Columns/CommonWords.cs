using System.Collections.Frozen;

namespace CrmCore;

/// <summary>Words so common that a column which holds a good share of them shows what it is, whatever its header says.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> GivenNames = Set("""
        james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark paul steven andrew joshua kevin brian george edward peter
        mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret sandra ashley emily emma olivia sophia isabella mia charlotte amelia anna maria laura julia
        alexander alexandra jack harry oliver noah liam lucas henry samuel benjamin adam simon martin stefan thomas andreas hans klaus jürgen wolfgang uwe monika sabine petra ursula claudia heike
        jean pierre michel andré philippe marie nathalie isabelle sophie camille juan josé luis carlos antonio manuel francisco carmen ana lucía marco giuseppe giovanni francesco luca giulia chiara
        joão pedro paulo ricardo jan piotr krzysztof andrzej tomasz agnieszka katarzyna małgorzata mehmet mustafa ahmet ali hasan fatma ayşe emine elif zeynep mohammed muhammad omar fatima
        александр сергей андрей алексей дмитрий владимир николай иван михаил евгений максим павел роман денис антон илья олег виктор юрий артём артем кирилл игорь константин никита
        анна мария елена ольга наталья татьяна ирина светлана екатерина юлия анастасия марина людмила галина валентина надежда оксана виктория дарья ксения полина алина вера любовь нина
        олександр сергій андрій дмитро олексій микола іван михайло наталія олена тетяна ірина юлія катерина марія оксана нұрсұлтан айгүл ерлан
        aleksandr sergey sergei andrey andrei alexey aleksey dmitry dmitriy vladimir nikolay ivan mikhail evgeny evgeniy maxim pavel oleg viktor yuri igor nikita ilya olga natalia elena tatiana irina svetlana ekaterina yulia julia anastasia marina ksenia darya
        william mitchell lachlan joshua ella chloe grace ruby hannah zoe
        """);

    private static readonly FrozenSet<string> Surnames = Set("""
        smith johnson williams brown jones garcia miller davis wilson anderson taylor moore jackson martin lee thompson white harris clark lewis walker hall allen young king wright scott green baker
        müller schmidt schneider fischer weber meyer wagner becker hoffmann schulz bauer dubois durand leroy moreau rossi russo ferrari bianchi romano silva santos oliveira souza pereira
        nowak kowalski wiśniewski yılmaz kaya demir nguyen kim park chen wang li zhang singh kumar khan patel fernandez lopez gonzalez rodriguez martinez hernandez perez
        """);

    private static readonly FrozenSet<string> Cities = Set("""
        london paris berlin madrid rome moscow kyiv kiev minsk almaty astana warsaw vienna hamburg munich münchen köln frankfurt milan milano roma barcelona lisbon lisboa istanbul ankara izmir amsterdam brussels prague praha budapest
        york angeles chicago houston toronto sydney melbourne brisbane perth dublin manchester birmingham leeds liverpool glasgow edinburgh bristol lyon marseille tokyo delhi mumbai tashkent tbilisi yerevan baku
        москва петербург санкт-петербург новосибирск екатеринбург казань нижний челябинск самара омск ростов-на-дону уфа красноярск воронеж пермь волгоград краснодар саратов тюмень минск київ киев харків харьков одеса одесса львів алматы астана ташкент гомель брест гродно витебск
        """);

    private static readonly FrozenSet<string> StreetWords = Set("""
        street st road rd avenue ave lane drive court place crescent close circuit way terrace boulevard blvd square strasse straße str weg platz allee gasse rue avenue place calle avenida via viale piazza corso rua travessa ulica ul aleja caddesi cadde sokak mahallesi mah
        улица ул проспект пр-т просп переулок пер бульвар б-р шоссе площадь пл наб набережная кв дом д вулиця вул провулок apt flat suite
        """);

    private static readonly FrozenSet<string> LegalForms = Set("""
        ltd llc inc corp gmbh ag kg srl spa sas sarl sa bv nv oy ab as plc pty limited company co group holding ооо зао оао пао ип тов тоо чп уп чуп одо sp z o.o zoo şti aş a.ş ltda sl s.l
        """);

    private static readonly string[] SurnameEndings = ["ов", "ова", "ев", "ева", "ин", "ина", "ский", "ская", "енко", "ук", "юк", "ян", "швили", "ov", "ova", "ev", "eva", "sky", "skiy", "skaya", "enko", "yan", "owski", "owska", "czyk", "sson", "dottir", "oğlu"];

    public static bool HasGivenName(string cell) => Any(cell, GivenNames);

    public static bool IsSurname(string cell) =>
        Any(cell, Surnames) || (!cell.Contains(' ', StringComparison.Ordinal) && cell.Length > 4 && Array.Exists(SurnameEndings, end => cell.EndsWith(end, StringComparison.OrdinalIgnoreCase)));

    public static bool IsCity(string cell) => Any(cell, Cities);

    public static bool IsStreet(string cell) => cell.Contains(' ', StringComparison.Ordinal) && Any(cell, StreetWords);

    public static bool IsCompany(string cell) => cell.Length > 5 && Any(cell, LegalForms);

    private static bool Any(string cell, FrozenSet<string> words)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in cell.AsSpan().SplitAny(" .,\"«»"))
        {
            if (lookup.Contains(cell.AsSpan()[part])) return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
