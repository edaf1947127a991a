using CrmCore;
using LoanDesk.Log;

namespace LoanDesk.Desk;

/// <summary>Makes the engine's events of the log's: in CRM words.</summary>
internal static class LoanEvents
{
    /// <summary>The source of applications; its intake policy makes a deal of each.</summary>
    public const string Applications = "applications";

    /// <summary>The custom field with the amount that is asked for.</summary>
    public const string AmountField = "amount-requested";

    private const string Submitted = "A_SUBMITTED";
    private const string CallPrefix = "W_Nabellen";
    private const string LetterOut = "O_SENT";
    private const string LetterIn = "O_SENT_BACK";

    /// <summary>Makes the event. The case is the subject: nothing else in an anonymised log says who the client is.</summary>
    /// <param name="e">The log's event.</param>
    /// <returns>The engine's event.</returns>
    public static InboundEvent Of(LogEvent e) => Kind(e) with
    {
        Key = $"{e.Case}/{e.Position}",
        Subject = e.Case,
        OccurredAt = e.At,
    };

    /// <summary>The address that an employee writes from.</summary>
    /// <param name="resource">The employee.</param>
    /// <returns>The address.</returns>
    public static string AddressOf(string resource) => resource + "@loans.example";

    private static InboundEvent Kind(LogEvent e) => e.Name switch
    {
        Submitted => new FormSubmitted
        {
            Source = Applications,
            Form = "loan-application",
            Name = "Applicant " + e.Case,
            Fields = e.Amount is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [AmountField] = e.Amount },
        },
        LetterOut => new OutgoingEmail(e.Resource is null ? "" : AddressOf(e.Resource)) { Source = "letters", Title = "Our offer" },
        LetterIn => new IncomingEmail("") { Source = "letters", Title = "The offer came back" },
        _ when e.Name.StartsWith(CallPrefix, StringComparison.Ordinal) => new OutgoingCall(e.Resource ?? "") { Source = "calls", Extension = e.Resource },
        _ => new ApiEvent(e.Name) { Source = "loan-system", Data = DataOf(e) },
    };

    private static Dictionary<string, string> DataOf(LogEvent e)
    {
        var data = new Dictionary<string, string>(2, StringComparer.Ordinal);
        if (e.Resource is not null) data["employee"] = e.Resource;
        if (e.Transition is not null) data["transition"] = e.Transition;
        return data;
    }
}
