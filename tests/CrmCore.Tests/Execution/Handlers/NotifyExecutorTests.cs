namespace CrmCore.Tests.Execution.Handlers;

public sealed class NotifyExecutorTests
{
    private readonly Bench _bench = new()
    {
        Phase = ActionPhase.Notify,
        Target = "phone:olga",
        Payload = """{"title":"Deal Samples is late","text":"It stands on Offer for 5 hours."}""",
    };

    private NotifyExecutor Executor => new([_bench.Outside]);

    private EmailNotificationChannel Mail => new((_, _) => new(_bench.Model), _bench.Resolver, [_bench.Outside]);

    [Fact]
    public async Task R73_An_employee_is_told_by_the_channel()
    {
        Assert.Equal(ActionOutcome.Done, await NotifyAsync(Executor));

        Assert.Equal(
            new Notification
            {
                Kind = "deadline-passed",
                Employee = _bench.Employees[0],
                Title = "Deal Samples is late",
                Text = "It stands on Offer for 5 hours.",
                Deal = _bench.Deal.Id,
                Key = Run().Action.Key,
            },
            _bench.Outside.Only<Notification>());
        Assert.Equal(Delivery.Repeatable, Executor.DeliveryOf(Run()));
    }

    [Fact]
    public async Task R73_About_another_card_and_without_words_the_kind_is_the_title()
    {
        _bench.WithoutDeal = true;
        _bench.Payload = "";

        await NotifyAsync(Executor);

        var told = _bench.Outside.Only<Notification>();
        Assert.Equal(("deadline-passed", "", (DealId?)null), (told.Title, told.Text, told.Deal));
    }

    [Theory]
    [InlineData("phone:olga")]
    [InlineData("phone:nobody")]
    public async Task R73_Who_does_not_work_here_any_more_is_not_told(string target)
    {
        _bench.Employees[0] = _bench.Employees[0] with { Active = false };
        _bench.Target = target;

        Assert.Contains("not active", Bench.Skipped(await NotifyAsync(Executor)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_is_not_registered_is_named()
    {
        _bench.Target = "pigeon:olga";
        Assert.Contains("'pigeon'", Bench.Failed(await NotifyAsync(Executor)), StringComparison.Ordinal);

        _bench.Target = "olga";
        Assert.Contains("channel:employee", Bench.Failed(await NotifyAsync(Executor)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_cannot_be_reached_makes_no_dead_letter_but_a_failing_channel_does()
    {
        _bench.Outside.Failure = new ChannelException("The chat is closed.", ChannelFailure.Unreachable);
        Assert.Equal("The chat is closed.", Bench.Skipped(await NotifyAsync(Executor)));

        _bench.Outside.Failure = new ChannelException("Busy.", ChannelFailure.Transient);
        await Assert.ThrowsAsync<ChannelException>(async () => await NotifyAsync(Executor));
    }

    [Fact]
    public async Task R73_The_email_channel_writes_from_the_default_mailbox()
    {
        _bench.Target = "email:olga";

        Assert.Equal(ActionOutcome.Done, await NotifyAsync(new NotifyExecutor([Mail])));

        Assert.Equal(
            new OutgoingLetter
            {
                MessageId = Run().Action.Key + "@crmcore",
                To = "olga@acme.example",
                ToName = "Olga Ivanova",
                Subject = "Deal Samples is late",
                Text = $"It stands on Offer for 5 hours.\n\nDeal {_bench.Deal.Id}",
            },
            _bench.Outside.Only<OutgoingLetter>());
        Assert.Equal(["acme/outside/box"], _bench.Outside.Connections);
    }

    [Fact]
    public async Task R73_A_letter_without_more_words_repeats_its_title()
    {
        _bench.Target = "email:olga";
        _bench.WithoutDeal = true;
        _bench.Payload = """{"title":"Two\nlines"}""";

        await NotifyAsync(new NotifyExecutor([Mail]));

        var letter = _bench.Outside.Only<OutgoingLetter>();
        Assert.Equal(("Two lines", "Two\nlines"), (letter.Subject, letter.Text));
    }

    [Fact]
    public async Task R73_An_employee_without_an_address_and_an_account_without_a_mailbox_are_skipped()
    {
        _bench.Target = "email:olga";
        _bench.Settings = new AccountSettings();
        Assert.Contains("no default mailbox", Bench.Skipped(await NotifyAsync(new NotifyExecutor([Mail]))), StringComparison.Ordinal);

        _bench.Employees[0] = _bench.Employees[0] with { Email = null };
        Assert.Contains("has no address", Bench.Skipped(await NotifyAsync(new NotifyExecutor([Mail]))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_email_channel_names_a_missing_adapter_or_account()
    {
        _bench.Target = "email:olga";
        var unsent = new EmailNotificationChannel((_, _) => new(_bench.Model), _bench.Resolver, []);
        var failure = await Assert.ThrowsAsync<ChannelException>(async () => await NotifyAsync(new NotifyExecutor([unsent])));
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Contains("CrmCore.Messaging", failure.Message, StringComparison.Ordinal);

        var nowhere = new EmailNotificationChannel((_, _) => new((AccountModel?)null), _bench.Resolver, [_bench.Outside]);
        failure = await Assert.ThrowsAsync<ChannelException>(async () => await NotifyAsync(new NotifyExecutor([nowhere])));
        Assert.Contains("no account 'acme'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_own_email_channel_goes_before_the_engines()
    {
        _bench.Target = "email:olga";
        var host = new Outside { Name = "email" };

        await NotifyAsync(new NotifyExecutor([host, Mail]));

        Assert.Single(host.Taken);
        Assert.Empty(_bench.Outside.Taken);
    }

    private ActionRun Run() => _bench.Run(new ActionDefinition { Id = "deadline-passed:2", Do = Notices.Action });

    private ValueTask<ActionOutcome> NotifyAsync(NotifyExecutor executor) => executor.RunAsync(Run(), CancellationToken.None);
}
