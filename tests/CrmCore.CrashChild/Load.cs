using System.Globalization;
using NodaTime;

namespace CrmCore.CrashChild;

/// <summary>What the child hands in, by number; the parent hands the same in again.</summary>
public static class Load
{
    public static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("contacted", s => s
            .MoveHereOn("call", Triggers.IncomingCall())
            .OnEnter("task", Do.CreateTask("Send the price list"))
            .OnEnter("hook", Do.SendWebhook("https://example.com/hook").After(Period.FromDays(3))))
        .Won().Lost());

    public static NewDeal Deal(int number) => new() { Title = number.ToString(CultureInfo.InvariantCulture), Phone = Phone(number) };

    public static IncomingCall Call(int number) => new(Phone(number)) { Source = "pbx", Key = "call-" + number };

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+7916{number:D7}");
}
