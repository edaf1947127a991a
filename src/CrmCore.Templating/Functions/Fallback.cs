namespace CrmCore.Templating;

/// <summary><c>{{default name "client"}}</c>: the value, or what stands for it when there is none. Zero and "no" are values.</summary>
internal static class Fallback
{
    public static object? Call(FunctionCall call) => call[0] switch
    {
        null => call[1],
        string text when string.IsNullOrWhiteSpace(text) => call[1],
        ModelList { Count: 0 } or ModelMap { Count: 0 } => call[1],
        var value => value,
    };
}
