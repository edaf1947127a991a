namespace CrmCore.Scenarios.Samples;

public sealed class SalesDayTests
{
    [Fact]
    public async Task The_day_ends_as_its_files_tell()
    {
        using var day = new SalesDayRun();

        var (exit, output) = await day.RunAsync();

        Assert.Equal(0, exit);
        Snapshot.Match(day.Scrub(output));
    }

    [Fact]
    public async Task A_second_run_on_the_same_file_changes_nothing_and_says_so()
    {
        using var day = new SalesDayRun();
        var (_, first) = await day.RunAsync();

        var (exit, second) = await day.RunAsync();

        Assert.Equal(0, exit);
        Assert.Contains("Nothing changed:", second, StringComparison.Ordinal);
        Assert.DoesNotContain("What was sent", second, StringComparison.Ordinal);
        Assert.Equal(From(first, "The board at"), From(second, "The board at"));
    }

    [Fact]
    public async Task A_day_that_grew_takes_only_what_is_new()
    {
        using var day = new SalesDayRun();
        await day.RunAsync();
        day.Append("payments.jsonl", """{"at": "18:10", "amount": "2150 EUR", "invoice": "2026-0317-3", "email": "jonas.mueller@roesterei-mueller.example"}""" + "\n");

        var (exit, output) = await day.RunAsync();

        Assert.Equal(0, exit);
        Assert.Contains("1 thing was new", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visits.jsonl", "{\"at\": \"18:00\", \"visitor\": }\n", "visits.jsonl, line 11:")]
    [InlineData("visits.jsonl", "{\"at\": \"25:00\", \"visitor\": \"v\", \"page\": \"/\"}\n", "visits.jsonl, line 11: \"at\" is '25:00'")]
    [InlineData("payments.jsonl", "{\"at\": \"18:00\", \"amount\": \"many\", \"invoice\": \"9\"}\n", "payments.jsonl, line 3: 'many' is no amount.")]
    [InlineData("by-hand.jsonl", "{\"at\": \"18:00\", \"by\": \"olga\", \"do\": \"move\", \"client\": \"+79263184490\", \"stage\": \"heaven\"}\n", "by-hand.jsonl, line 11: It was refused:")]
    [InlineData("by-hand.jsonl", "{\"at\": \"18:00\", \"by\": \"boris\", \"do\": \"move\", \"client\": \"+79263184490\", \"stage\": \"offer\"}\n", "by-hand.jsonl, line 11: Nobody here is called 'boris'.")]
    [InlineData("by-hand.jsonl", "{\"at\": \"18:00\", \"by\": \"olga\", \"do\": \"move\", \"client\": \"+79263184490\", \"stage\": \"offer\"}\n", "Give amount in the same line.")]
    [InlineData("calls/Master.csv", "\"\",\"broken\n", "calls/Master.csv, line ")]
    [InlineData("letters/9999-empty.eml", "no letter at all", "letters/9999-empty.eml:")]
    [InlineData("chats/9999-broken.json", "{ \"update_id\": 1,\n \"message\": ", "chats/9999-broken.json, line 2:")]
    [InlineData("forms/soon.txt", "name=A", "forms/soon.txt: \"at\" is")]
    [InlineData("forms/notes.doc", "name=A", "forms/notes.doc: It is no .txt file")]
    [InlineData("templates/offer.txt", "{{#if deal.title}}", "templates/offer.txt:")]
    public async Task What_cannot_be_read_is_told_with_its_place_and_the_rest_goes_on(string file, string text, string told)
    {
        using var day = new SalesDayRun();
        day.Append(file, text);

        var (exit, output) = await day.RunAsync();

        Assert.Equal(1, exit);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.Contains("→", output, StringComparison.Ordinal);
        Assert.Contains("186 000 ₽", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_told_and_the_rest_goes_on()
    {
        using var day = new SalesDayRun();
        File.Delete(Path.Combine(day.Day, "visits.jsonl"));

        var (exit, output) = await day.RunAsync();

        Assert.Equal(1, exit);
        Assert.Contains("visits.jsonl: There is no such file.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipeline.json", "\"create-task\"", "\"make-task\"", "pipeline.json, line 12: pipeline \"sales\", stage \"new\", action \"call-back\":")]
    [InlineData("pipeline.json", "\"ready\",", "\"contacted\",", "pipeline.json, line ")]
    [InlineData("people.json", "Europe/Moscow", "Europe/Moskva", "people.json: \"zone\": 'Europe/Moskva' is no time zone.")]
    [InlineData("people.json", "\"date\": \"2026-03-17\"", "\"date\": \"2026-02-30\"", "people.json: \"date\" '2026-02-30'")]
    public async Task Without_a_pipeline_or_people_nothing_is_begun(string file, string old, string with, string told)
    {
        using var day = new SalesDayRun();
        day.Replace(file, old, with);

        var (exit, output) = await day.RunAsync();

        Assert.Equal(2, exit);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.False(File.Exists(day.Database));
    }

    [Theory]
    [InlineData("--colour", "'--colour' is no option")]
    [InlineData("--explain", "--explain needs a value")]
    public async Task A_wrong_command_line_is_told(string argument, string told)
    {
        using var day = new SalesDayRun();

        var (exit, output) = await day.RunAsync(argument);

        Assert.Equal(2, exit);
        Assert.Contains(told, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Соколова")]
    [InlineData("+7 985 220-77-45")]
    public async Task Any_deal_can_be_explained(string client)
    {
        using var day = new SalesDayRun();

        var (exit, output) = await day.RunAsync("--explain", client);

        Assert.Equal(0, exit);
        Assert.Contains("The story of Марина Соколова", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_what_another_pipeline_would_change_and_changes_nothing()
    {
        using var day = new SalesDayRun();

        var (exit, output) = await day.RunAsync("--dry-run", Path.Combine(AppContext.BaseDirectory, "pipeline-changed.json"));
        var (_, again) = await day.RunAsync();

        Assert.Equal(0, exit);
        Assert.Contains("Марина Соколова", From(output, "Dry run"), StringComparison.Ordinal);
        Assert.Contains("Nothing changed:", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_kept_running_stops_cleanly()
    {
        using var day = new SalesDayRun();

        var (exit, output) = await day.RunUntilAsync("The day goes on.", "--serve");
        var (_, again) = await day.RunAsync();

        Assert.Equal(0, exit);
        Assert.Contains("Stopped", output, StringComparison.Ordinal);
        Assert.Contains("Nothing changed:", again, StringComparison.Ordinal);
    }

    private static string From(string output, string heading) => output[output.IndexOf(heading, StringComparison.Ordinal)..]
        .Split("── What was sent")[0].Split("── The story of")[0];
}
