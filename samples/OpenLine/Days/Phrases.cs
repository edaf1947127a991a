namespace OpenLine;

/// <summary>What people say. The words do not matter to the engine; they matter to whoever looks on.</summary>
internal static class Phrases
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "anna", "bert", "carla", "dora", "emil", "fanny", "georg", "hanna", "igor", "julia", "karl", "lena", "max", "nora", "oskar", "paula", "rita", "stefan",
        "tanja", "ulrich", "viktor", "wanda", "xenia", "yuri", "zoe", "artur", "bella", "denis", "eva", "felix", "greta", "hugo", "inga", "jan", "katja", "lars",
    ];

    public static IReadOnlyList<string> SalesQuestions { get; } =
    [
        "Good day! Is the grey armchair still there?", "What would delivery to the third floor cost?", "Can I pay in two parts?", "Do you have it in blue?",
        "How long is the guarantee?", "Is there a discount for three?", "When could you deliver?", "Could you send me the invoice?",
    ];

    public static IReadOnlyList<string> SupportQuestions { get; } =
    [
        "The drawer does not close.", "One screw was missing.", "How do I clean the cover?", "I got two left legs.", "The door hangs askew.",
        "Where do I find the manual?", "It wobbles a little.", "Can I still send it back?",
    ];

    public static IReadOnlyList<string> VipQuestions { get; } =
    [
        "We need forty chairs by Friday.", "Who looks after our contract now?", "Please ring our architect.", "Can you hold the whole series for us?",
    ];

    public static IReadOnlyList<string> Answers { get; } =
    [
        "Let me look.", "Yes, we can do that.", "I have just checked: yes.", "It takes three days.", "I will write it down for you.", "Of course.",
        "That is included.", "I am sending it now.",
    ];

    public static IReadOnlyList<string> Thanks { get; } = ["Thank you, that was all!", "Great, thanks. Goodbye!", "Wonderful. Have a good day!"];

    public static T Any<T>(this Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
