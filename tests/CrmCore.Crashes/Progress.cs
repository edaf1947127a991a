using Xunit.Abstractions;
using Xunit.Sdk;

namespace CrmCore.Crashes;

/// <summary>Tells how far a long run is, while it runs.</summary>
public sealed class Progress(IMessageSink messages)
{
    public void Tell(string text)
    {
        if (OnDemand.IsLong) messages.OnMessage(new DiagnosticMessage(text));
    }
}
