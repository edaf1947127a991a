namespace CrmCore.Benchmarks;

/// <summary>
/// Makes leads as they come into a CRM: about seven persons for ten leads, names from skewed lists, phones in several notations, missing
/// fields, slips of the keyboard, shared phones. The same number gives the same leads.
/// </summary>
internal sealed class LeadGenerator(ulong seed)
{
    private static readonly string[] GivenNames =
        ("Александр Сергей Дмитрий Алексей Андрей Максим Евгений Иван Михаил Артём Николай Владимир Константин Павел Роман Олег Игорь Юрий Виктор "
        + "Анна Мария Елена Ольга Наталья Екатерина Татьяна Ирина Светлана Юлия Анастасия Дарья Виктория Ксения Полина Людмила Галина Вера Надежда "
        + "James Mary John Patricia Robert Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah").Split(' ');

    private static readonly string[] Roots =
        ("Иван Петр Сидор Смирн Кузнец Поп Васильев Соколь Михайл Нов Федор Мороз Волк Алексе Лебед Семен Егор Павл Козл Степан Никола Орл Андре "
        + "Макар Никит Захар Зайц Соловь Борис Яковл Григорь Роман Воробь Серге Кузьм Фрол Александр Дмитри Корол Гусь Кисел Иль Максим Поляк "
        + "Сорок Виноград Ковал Бел Медвед Антон Тарас Жук Баран Филипп Комар Давыд Бел Герасим Богдан Осип Сид Матве Тит Марк Мирон Крыл").Split(' ');

    private static readonly string[] Endings = ["ов", "ев", "ин", "ский", "енко", "ук", "ович", "ян", "цев", "нов", "ников", "ёв"];

    private static readonly string[] Cities =
        ("Москва Казань Самара Омск Пермь Уфа Воронеж Волгоград Краснодар Саратов Тюмень Тольятти Ижевск Барнаул Иркутск Хабаровск Ярославль Томск "
        + "Рязань Астрахань Пенза Липецк Тула Киров Чебоксары Калининград Брянск Курск Иваново Тверь Белгород Сочи").Split(' ');

    private static readonly string[] Domains = ["mail.ru", "gmail.com", "yandex.ru", "bk.ru", "list.ru", "outlook.com", "icloud.com"];

    private ulong _state;

    public static MatchSchema Schema { get; } = new(
        new MatchColumn("name", MatchKind.FullName), new MatchColumn("phone", MatchKind.Phone), new MatchColumn("email", MatchKind.Email),
        new MatchColumn("company", MatchKind.Company), new MatchColumn("city", MatchKind.City), new MatchColumn("address", MatchKind.Address));

    /// <summary>One lead of a person: what the person is depends on its number only, what is written on the lead too.</summary>
    public string?[] Lead(int person, int lead)
    {
        _state = StableHash.Join(seed, (ulong)person);
        var given = GivenNames[Skewed(GivenNames.Length)];
        var surname = Roots[Skewed(Roots.Length)] + Endings[Skewed(Endings.Length)] + (Next(3) == 0 ? Endings[Next(Endings.Length)] : "");
        var phone = 9_000_000_000 + (long)(Take() % 999_999_999);
        var email = $"{LatinLetters.Write(surname)}{Next(1000)}@{Domains[Skewed(Domains.Length)]}";
        var company = $"{Roots[Next(Roots.Length)]}{Roots[Next(Roots.Length)]} {Next(300)}";
        var city = Cities[Skewed(Cities.Length)];
        var address = $"ул. {Roots[Next(Roots.Length)]}ская, д. {1 + Next(150)}, кв. {1 + Next(200)}";
        if (Next(50) == 0) phone = 9_000_000_000 + Next(2000);
        _state = StableHash.Join(_state, (ulong)lead + 1);
        return
        [
            Chance(5) ? null : Slip(Name(given, surname)),
            Chance(20) ? null : Phone(phone),
            Chance(50) ? null : Slip(email),
            Chance(75) ? null : Slip(company),
            Chance(55) ? null : city,
            Chance(65) ? null : Slip(address),
        ];
    }

    private string Name(string given, string surname) => Next(8) switch
    {
        0 => given,
        1 or 2 => $"{surname} {given}",
        3 => LatinLetters.Write($"{given}") + " " + LatinLetters.Write(surname),
        4 => $"{given[0]}. {surname}",
        _ => $"{given} {surname}",
    };

    private string Phone(long number) => Next(4) switch
    {
        0 => $"+7{number}",
        1 => $"8{number}",
        2 => $"+7 ({number / 10_000_000}) {number / 10_000 % 1000:000}-{number / 100 % 100:00}-{number % 100:00}",
        _ => $"{number}",
    };

    private string Slip(string text)
    {
        if (!Chance(8) || text.Length < 4) return text;
        var at = 1 + Next(text.Length - 2);
        return Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            _ => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
        };
    }

    private bool Chance(int percent) => Next(100) < percent;

    private int Next(int count) => (int)(Take() % (ulong)count);

    // Small numbers are several times as frequent as large ones.
    private int Skewed(int count) => Math.Min(Next(count), Math.Min(Next(count), Next(count)));

    private ulong Take() => _state = StableHash.Mix(unchecked(_state + 0x9E3779B97F4A7C15));
}
