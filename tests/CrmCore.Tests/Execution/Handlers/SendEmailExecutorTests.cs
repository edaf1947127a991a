using System.Text.Json.Nodes;

namespace CrmCore.Tests.Execution.Handlers;

public sealed class SendEmailExecutorTests
{
    private readonly Bench _bench = new() { Phase = ActionPhase.Recipient, Target = "Anna@client.example" };

    public SendEmailExecutorTests() => _bench.Templates.Add(new MessageTemplate
    {
        Id = "offer",
        Subject = "{{deal.title}} for {{contact.name}}",
        Text = "{{deal.amount}} {{deal.currency}}, {{deal.city}}, {{deal.tags}}. {{sender.name}} <{{sender.email}}>, {{account.id}}",
        Html = "<b>{{deal.title}}</b>",
    });

    private SendEmailExecutor Executor => new(_bench.Resolver, [_bench.Outside], _bench.Outside);

    [Fact]
    public void R21_It_goes_to_all_contacts_with_an_address_that_have_not_unsubscribed()
    {
        _bench.Phase = ActionPhase.Enter;
        _bench.Contacts.AddRange(
        [
            Bench.Person(2, "Boris", Bench.Email("boris@client.example", unsubscribed: true), Bench.Phone("+79160000002")),
            Bench.Person(3, "Vera", Bench.Phone("+79160000003")),
            Bench.Person(4, "Gleb", Bench.Email("old@client.example", unsubscribed: true), Bench.Email("G.leb+work@gmail.com"), Bench.Email("third@client.example")),
            Bench.Person(5, "Anna's chief", Bench.Email("anna@CLIENT.example")),
        ]);

        Assert.Equal(["Anna@client.example", "G.leb+work@gmail.com"], Executor.Recipients(_bench.Run(Do.SendEmail("offer"))));
    }

    [Fact]
    public void R21_Nobody_with_an_address_is_no_recipient_and_there_is_a_reason()
    {
        _bench.Phase = ActionPhase.Enter;
        _bench.Contacts.Clear();

        Assert.Equal([], Executor.Recipients(_bench.Run(Do.SendEmail("offer"))));
        Assert.Contains("no contact of the deal has an address", Executor.NobodyReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_to_one_recipient_does_not_fan_out_again() => Assert.Null(Executor.Recipients(_bench.Run(Do.SendEmail("offer"))));

    [Fact]
    public void Mail_servers_know_no_key() => Assert.Equal(Delivery.Once, Executor.DeliveryOf(_bench.Run(Do.SendEmail("offer"))));

    [Fact]
    public async Task R21_The_letter_is_filled_in_and_signed_by_the_sender()
    {
        _bench.Deal = _bench.Deal with
        {
            Title = "Tea & cake",
            Details = new DealDetails { Tags = ["b2b", "new"], Fields = FieldBag.Empty.With("city", FieldValue.Of("Kazan")) },
        };

        var outcome = await _bench.TryAsync(Executor, Do.SendEmail("offer"));

        Assert.Equal(ActionOutcome.DoneAs("250 queued"), outcome);
        var key = _bench.Run(Do.SendEmail("offer")).Action.Key;
        Assert.Equal(
            new OutgoingLetter
            {
                MessageId = key + "@crmcore",
                FromName = "Olga Ivanova",
                To = "Anna@client.example",
                ToName = "Anna",
                Subject = "Tea & cake for Anna",
                Text = "15000.00 RUB, Kazan, b2b+new. Olga Ivanova <olga@acme.example>, acme",
                Html = "<b>Tea &amp; cake</b>",
            },
            _bench.Outside.Only<OutgoingLetter>());
        Assert.DoesNotContain("anna", key, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["acme/outside/box"], _bench.Outside.Connections);
    }

    [Fact]
    public async Task R21_Sender_and_mailbox_of_the_action_go_before_the_accounts()
    {
        _bench.Employees.Add(new Employee { Id = "ivan", Name = "Ivan" });
        _bench.Connections.Add(new Connection { Id = "sales-box", Kind = Outside.ConnectionKind, Secret = "smtp" });
        _bench.Outside.Secrets["acme/smtp"] = "s3cret";

        await _bench.TryAsync(Executor, Do.SendEmail("offer").From("ivan").Via("sales-box"));

        Assert.Equal("Ivan", _bench.Outside.Only<OutgoingLetter>().FromName);
        Assert.Equal(["acme/outside/sales-box with s3cret"], _bench.Outside.Connections);
    }

    [Fact]
    public async Task A_line_break_in_a_title_stays_inside_the_subject_and_a_placeholder_is_no_name()
    {
        _bench.Deal = _bench.Deal with { Title = "Samples\r\nBcc: all@client.example" };
        _bench.Contacts[0] = _bench.Contacts[0] with { Name = _bench.Settings.PlaceholderName };

        await _bench.TryAsync(Executor, Do.SendEmail("offer"));

        var letter = _bench.Outside.Only<OutgoingLetter>();
        Assert.Equal("Samples  Bcc: all@client.example for", letter.Subject);
        Assert.Equal("", letter.ToName);
    }

    [Fact]
    public async Task R21_Who_unsubscribed_since_it_was_planned_gets_none()
    {
        _bench.Contacts[0] = Bench.Person(1, "Anna", Bench.Email("Anna@client.example", unsubscribed: true));

        Assert.Contains("no longer", Bench.Skipped(await _bench.TryAsync(Executor, Do.SendEmail("offer"))), StringComparison.Ordinal);
        Assert.Empty(_bench.Outside.Taken);
    }

    [Theory]
    [InlineData("absent", "is no active employee")]
    [InlineData("gone", "is no active employee")]
    public async Task R21_The_sender_must_be_an_active_employee(string sender, string why)
    {
        _bench.Employees.Add(new Employee { Id = "gone", Name = "Gone", Active = false });

        Assert.Contains(why, Bench.Failed(await _bench.TryAsync(Executor, Do.SendEmail("offer").From(sender))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R21_Without_sender_or_mailbox_it_fails_with_the_remedy()
    {
        _bench.Settings = new AccountSettings { DefaultMailbox = "box" };
        Assert.Contains("set the account's default sender", Bench.Failed(await _bench.TryAsync(Executor, Do.SendEmail("offer"))), StringComparison.Ordinal);

        _bench.Settings = new AccountSettings { DefaultSender = "olga" };
        Assert.Contains("set the account's default mailbox", Bench.Failed(await _bench.TryAsync(Executor, Do.SendEmail("offer"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_cannot_be_used_fails_with_the_remedy()
    {
        _bench.Templates.Add(new MessageTemplate { Id = "chat", Text = "Hello" });
        _bench.Templates.Add(new MessageTemplate { Id = "empty", Subject = "Hello" });
        _bench.Templates.Add(new MessageTemplate { Id = "broken", Subject = "Hello", Text = "{{#each" });

        Assert.Contains("has no template 'missing'", Bench.Failed(await _bench.TryAsync(Executor, Do.SendEmail("missing"))), StringComparison.Ordinal);
        Assert.Contains("is no letter", Bench.Failed(await _bench.TryAsync(Executor, Do.SendEmail("chat"))), StringComparison.Ordinal);
        Assert.Contains("is no letter", Bench.Failed(await _bench.TryAsync(Executor, Do.SendEmail("empty"))), StringComparison.Ordinal);
        Assert.Contains("line 1: a block is not closed", Bench.Failed(await _bench.TryAsync(Executor, Do.SendEmail("broken"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_registered_is_named()
    {
        var unfilled = new SendEmailExecutor(_bench.Resolver, [_bench.Outside]);
        Assert.Contains("AddHandlebarsTemplates", Bench.Failed(await _bench.TryAsync(unfilled, Do.SendEmail("offer"))), StringComparison.Ordinal);

        var unsent = new SendEmailExecutor(_bench.Resolver, [], _bench.Outside);
        var reason = Bench.Failed(await _bench.TryAsync(unsent, Do.SendEmail("offer")));
        Assert.Contains("CrmCore.Messaging", reason, StringComparison.Ordinal);
        Assert.Contains("'outside'", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_is_gone_or_switched_off_is_a_failure_of_the_channel()
    {
        var gone = await Assert.ThrowsAsync<ChannelException>(async () => await _bench.TryAsync(Executor, Do.SendEmail("offer").Via("nowhere")));
        Assert.Equal(ChannelFailure.Permanent, gone.Failure);

        _bench.Connections[0] = _bench.Connections[0] with { Enabled = false };
        var off = await Assert.ThrowsAsync<ChannelException>(async () => await _bench.TryAsync(Executor, Do.SendEmail("offer")));
        Assert.Equal(ChannelFailure.Transient, off.Failure);
    }

    [Fact]
    public async Task What_the_server_says_goes_to_the_caller()
    {
        _bench.Outside.Failure = new ChannelException("550 no such box", ChannelFailure.Unreachable);

        await Assert.ThrowsAsync<ChannelException>(async () => await _bench.TryAsync(Executor, Do.SendEmail("offer")));
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_and_a_deal_that_is_gone_are_said()
    {
        var run = Bench.WithSettings(_bench.Run(Do.SendEmail("offer")), new JsonObject { ["tempalte"] = "offer" });
        Assert.Contains("\"template\" is missing", Bench.Failed(await Executor.RunAsync(run, default)), StringComparison.Ordinal);

        _bench.WithoutDeal = true;
        Assert.Equal("the deal is gone", Bench.Skipped(await _bench.TryAsync(Executor, Do.SendEmail("offer"))));
    }
}
