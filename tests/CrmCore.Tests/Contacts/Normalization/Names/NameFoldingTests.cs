using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Contacts.Normalization.Names;

public sealed class NameFoldingTests
{
    private static Arbitrary<string> AnyText =>
        Gen.Elements("abcdehijkoqstuvwxyzабжийкстхцчшщъьюяєїαυοχաոււაჯბ 7".ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary();

    [Theory]
    [InlineData("iulia", "Юлия Yuliya Iuliia Julija Iouliia Юлія Yulia Julia")]
    [InlineData("hrusev", "Хрущёв Хрущев Khrushchev Khrushchyov Hruščëv Xrushhyov")]
    [InlineData("caikovski", "Чайковский Tchaikovsky Tschaikowski Čajkovskij Chaykovskiy")]
    [InlineData("nikolaev", "Николаев Nikolayev Nikolaev Nikolajew Nikolaiev")]
    [InlineData("aleksei", "Алексей Aleksey Alexey Alexei Aleksej")]
    [InlineData("dmitri", "Дмитрий Dmitry Dmitri Dmitriy Dmitrij Dmitrii")]
    [InlineData("mihail", "Михаил Mikhail Mihail Mixail")]
    [InlineData("natalia", "Наталья Natal'ya Natal’ya Natalia Natalja Наталія")]
    [InlineData("muler", "Müller Mueller Muller MÜLLER")]
    [InlineData("lodz", "Łódź Lodz")]
    [InlineData("kristos", "Χρήστος Christos ΧΡΗΣΤΟΣ")]
    [InlineData("hacatrian", "Խաչատրյան Khachatryan Khach'atryan Хачатрян Hachatrian")]
    [InlineData("ivanov", "Иванов Ivanov Ivanow Иванoв ИВАНОВ Ｉｖａｎｏｖ")]
    [InlineData("monhbat", "Мөнхбат Monkhbat Монхбат")]
    [InlineData("sukru", "Şükrü Sukru")]
    [InlineData("ibrahim", "İbrahim Ibrahim Ибрахим ıbrahim")]
    [InlineData("fedor", "Фёдор Фе\u0308дор Федор Fyodor Fedor")]
    public void Spellings_of_one_name_have_one_skeleton(string skeleton, string spellings)
    {
        foreach (var spelling in spellings.Split(' ')) Assert.Equal((spelling, skeleton), (spelling, NameFolding.Fold(spelling)));
    }

    [Theory]
    [InlineData("محمد", "mhmd")]
    [InlineData("ﻣﺤﻤﺪ", "mhmd")]
    [InlineData("შევარდნაძე", "sevardnadze")]
    [InlineData("שלום", "slvm")]
    [InlineData("王小明", "王小明")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("김", "김")]
    [InlineData("1978", "1978")]
    [InlineData("٣٣", "33")]
    [InlineData("\u202Eанна\u202C", "ana")]
    [InlineData("a\uD800b", "ab")]
    [InlineData(" -'’`. ", "")]
    [InlineData("", "")]
    public void Other_scripts_signs_and_broken_text_are_folded_too(string word, string skeleton) => Assert.Equal(skeleton, NameFolding.Fold(word));

    [Fact]
    public void A_word_of_a_million_letters_is_cut()
    {
        var skeleton = NameFolding.Fold(string.Concat(Enumerable.Repeat("ab", 500_000)));

        Assert.Equal(NameFolding.MaxLength, skeleton.Length);
    }

    [Fact]
    public void A_skeleton_is_never_longer_than_its_limit_and_its_room() =>
        Prop.ForAll(AnyText, ArbMap.Default.ArbFor<byte>(), (text, room) =>
        {
            Span<char> all = stackalloc char[NameFolding.MaxLength];
            Span<char> few = stackalloc char[room % NameFolding.MaxLength];
            var length = NameFolding.Fold(text, all);
            var cut = NameFolding.Fold(text, few);
            return length <= NameFolding.MaxLength && cut <= few.Length && cut <= length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_and_apostrophes_do_not_matter() =>
        Prop.ForAll(AnyText, text =>
        {
            // With a sign after each letter a longer text would pass the length that is looked at.
            text = text[..Math.Min(text.Length, NameFolding.MaxLength)];
            var skeleton = NameFolding.Fold(text);
            return string.Equals(skeleton, NameFolding.Fold(text.ToUpperInvariant()), StringComparison.Ordinal)
                && string.Equals(skeleton, NameFolding.Fold(string.Join('\'', text.ToCharArray())), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
