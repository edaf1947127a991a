using CrmCore.Templating;

namespace CrmCore.Tests.Templating;

public sealed class FunctionTests
{
    private static readonly HandlebarsTemplateRenderer Renderer = new();

    private static readonly Instant Moment = Instant.FromUtc(2026, 3, 1, 22, 30);

    public static TheoryData<object?, string, string> Dates => new()
    {
        { Moment, "{{date v 'dd.MM.yyyy'}}", "01.03.2026" },
        { Moment, "{{date v}}", "2026-03-01 22:30" },
        { Moment, "{{date v 'dd.MM.yyyy HH:mm' zone='Europe/Moscow'}}", "02.03.2026 01:30" },
        { Moment, "{{date v 'd MMMM yyyy' culture='ru-RU'}}", "1 марта 2026" },
        { Moment.InZone(DateTimeZoneProviders.Tzdb["Asia/Tokyo"]), "{{date v}}", "2026-03-02 07:30" },
        { Moment.WithOffset(Offset.FromHours(3)), "{{date v}}", "2026-03-01 22:30" },
        { Moment.ToDateTimeUtc(), "{{date v zone='Europe/Moscow'}}", "2026-03-02 01:30" },
        { Moment.ToDateTimeOffset(), "{{date v zone='Europe/Moscow'}}", "2026-03-02 01:30" },
        { new DateTime(2026, 3, 1, 8, 0, 0), "{{date v zone='Europe/Moscow'}}", "2026-03-01 08:00" },
        { new LocalDate(2026, 3, 1), "{{date v}} {{date v 'dd.MM'}}", "2026-03-01 01.03" },
        { new LocalDateTime(2026, 3, 1, 9, 5), "{{date v}}", "2026-03-01 09:05" },
        { new LocalTime(9, 5), "{{date v 'HH:mm'}}", "09:05" },
        { new DateOnly(2026, 3, 1), "{{date v}}", "2026-03-01" },
        { new TimeOnly(9, 5), "{{date v 'HH:mm'}}", "09:05" },
        { "2026-03-01", "{{date v 'dd.MM.yyyy'}}", "01.03.2026" },
        { "2026-03-01T22:30:00Z", "{{date v zone='Europe/Moscow'}}", "2026-03-02 01:30" },
        { "2026-03-01T22:30:00+05:00", "{{date v}}", "2026-03-01 17:30" },
        { "2026-03-01T22:30:00", "{{date v zone='Europe/Moscow'}}", "2026-03-01 22:30" },
        { FieldValue.Of(new LocalDate(2026, 3, 1)), "{{date v 'dd.MM.yyyy'}}", "01.03.2026" },
        { "in spring", "{{date v 'dd.MM.yyyy'}}", "in spring" },
        { new LocalDate(-5, 1, 1), "{{date v}}", "-0005-01-01" },
        { 42, "{{date v}}", "42" },
        { null, "[{{date v 'dd.MM.yyyy'}}{{date unknown}}]", "[]" },
        { null, "{{default (date v 'dd.MM.yyyy') 'soon'}}", "soon" },
        { Moment, "{{#if (date v)}}yes{{/if}} {{date (default none v) 'yyyy'}}", "yes 2026" },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void A_date_is_written_as_the_template_says(object? value, string template, string expected) => Check(value, template, expected);

    public static TheoryData<object?, string, string> Amounts => new()
    {
        { Money.Rub(15_000), "{{money v}}", "15000.00 RUB" },
        { Money.Rub(15_000), "{{money v culture='ru-RU'}}", "15\u00A0000,00\u00A0RUB" },
        { Money.Of(1500, "JPY"), "{{money v}} {{money v culture='en-US'}}", "1500 JPY 1,500\u00A0JPY" },
        { Money.Rub(1234.5m), "{{money v '#,0.00'}} {{money v '0'}}", "1,234.50 1235" },
        { 1234.5m, "{{money v}} {{money v culture='en-US'}}", "1234.50 1,234.50" },
        { 7, "{{money v}}", "7.00" },
        { 0.1, "{{money v}}", "0.10" },
        { "1234.5", "{{money v}}", "1234.50" },
        { "by agreement", "{{money v}}", "by agreement" },
        { null, "[{{money v}}{{money unknown}}]", "[]" },
        { FieldValue.Of(Money.Usd(1)), "{{money v}}", "1.00 USD" },
        { null, "{{default (money v) 'by agreement'}}", "by agreement" },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void An_amount_is_written_as_the_template_says(object? value, string template, string expected) => Check(value, template, expected);

    [Fact]
    public void Moments_are_shown_in_the_zone_of_the_model_also_within_blocks()
    {
        var model = new Dictionary<string, object?> { ["zone"] = "Europe/Moscow", ["deals"] = new[] { new Dictionary<string, object?> { ["at"] = Moment } } };
        Assert.Equal("02.03 01:30", Renderer.Render("{{#each deals}}{{date at 'dd.MM HH:mm'}}{{/each}}", model, html: false));
    }

    [Theory]
    [InlineData("{{date v format}}", "format", "%")]
    [InlineData("{{date v zone=place}}", "place", "Atlantis")]
    [InlineData("{{date v culture=tongue}}", "tongue", "no such tongue")]
    [InlineData("{{money v format}}", "format", "\\")]
    public void What_the_model_says_wrong_is_told(string template, string name, string value)
    {
        if (template.Contains("money", StringComparison.Ordinal)) value = "Z";
        var model = new Dictionary<string, object?> { ["v"] = template.Contains("money", StringComparison.Ordinal) ? 5 : Moment, [name] = value };
        Assert.Null(Renderer.FindProblem(template));
        var problem = Assert.Throws<FormatException>(() => Renderer.Render(template, model, html: false));
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
    }

    private static void Check(object? value, string template, string expected)
    {
        Assert.Null(Renderer.FindProblem(template));
        Assert.Equal(expected, Renderer.Render(template, new Dictionary<string, object?> { ["v"] = value }, html: false));
    }
}
