using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Messaging.Tests;

public sealed class QuotedTextTests
{
    [Theory]
    [InlineData("Yes.\n\nOn 12 Oct 2025, Ivan wrote:\n> Agreed?\n>> Well?\n\n", "Yes.")]
    [InlineData("Да.\n\nвс, 12 окт. 2025 г. в 11:05, Иван <ivan@example.com>:\n\n> Согласны?", "Да.")]
    [InlineData("Yes.\nOn Sun, 12 Oct 2025 at 11:05, Ivan <ivan@example.com>\nwrote:\n> Agreed?", "Yes.")]
    [InlineData("Yes.\n\n-----Original Message-----\nFrom: Ivan\nAgreed?", "Yes.")]
    [InlineData("Да.\n\n-----Исходное сообщение-----\nОт: Иван\n> раньше", "Да.")]
    [InlineData("Yes.\n> Agreed?", "Yes.")]
    public void An_earlier_letter_at_the_end_is_left_out(string text, string own) => Assert.Equal(own, QuotedText.Remove(text));

    [Theory]
    [InlineData("> Agreed?\nYes.\n> Really?\nYes!")]
    [InlineData("> Agreed?\n> Really?")]
    [InlineData("")]
    [InlineData("On 12 Oct 2025, Ivan wrote:\n> Agreed?")]
    [InlineData("Look:\n\n---------- Forwarded message ----------\nFrom: Ivan\nAgreed?")]
    [InlineData("-----Original Message-----\nFrom: Ivan")]
    [InlineData("5 > 4")]
    public void Other_text_stays_whole(string text) => Assert.Equal(text, QuotedText.Remove(text));

    [Fact]
    public void Words_that_introduce_no_letter_stay() => Assert.Equal("My answers to this:", QuotedText.Remove("My answers to this:\n> what?"));

    [Fact]
    public void What_is_left_is_the_beginning_of_the_text_and_never_nothing()
    {
        var pieces = Gen.Elements("\n", "> ", ">", ":", "12", " ", "wrote:", "words", "-----Original Message-----", "--", "\r");

        Prop.ForAll(pieces.ArrayOf(20).Select(string.Concat).ToArbitrary(), text =>
        {
            var own = QuotedText.Remove(text);
            return text.StartsWith(own, StringComparison.Ordinal) && string.IsNullOrWhiteSpace(own) == string.IsNullOrWhiteSpace(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
