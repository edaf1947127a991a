namespace CrmCore;

/// <summary>
/// Reads secrets from environment variables, then from files: for the secret <c>smtp-main</c> of the account <c>acme</c> the variables
/// <c>CRMCORE_SECRET_ACME__SMTP_MAIN</c> and <c>CRMCORE_SECRET_SMTP_MAIN</c>, then the files <c>acme/smtp-main</c> and <c>smtp-main</c> of the
/// folder. The second of each serves all accounts: where accounts must not reach each other's secrets by choosing names, register a vault
/// instead. Immutable; safe for concurrent use.
/// </summary>
/// <param name="folder">The folder, such as <c>/run/secrets</c>; the default value is null: environment variables only.</param>
public sealed class EnvironmentSecretStore(string? folder = null) : ISecretStore
{
    private const string Prefix = "CRMCORE_SECRET_";

    /// <inheritdoc/>
    public async ValueTask<string?> FindAsync(string account, string name, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if ((Variable(Word(account) + "__" + Word(name)) ?? Variable(Word(name))) is { } value) return value;
        if (folder is null || !IsFileName(name)) return null;
        var own = IsFileName(account) ? await FileAsync(Path.Combine(folder, account, name), ct).ConfigureAwait(false) : null;
        return own ?? await FileAsync(Path.Combine(folder, name), ct).ConfigureAwait(false);
    }

    // Runs of other characters become one underscore: two of them stand only between account and name, so that no name reaches another account's secret.
    private static string Word(string name) =>
        string.Join('_', name.ToUpperInvariant().Split([.. name.ToUpperInvariant().Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries));

    private static string? Variable(string name)
    {
#pragma warning disable RS0030 // The composition root: secrets are what the environment is read for, and nothing else reads them.
        var value = Environment.GetEnvironmentVariable(Prefix + name);
#pragma warning restore RS0030
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private static async ValueTask<string?> FileAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return null;
        // Editors and shells end a file with a line break, which is no part of a secret.
        var text = (await File.ReadAllTextAsync(path, ct).ConfigureAwait(false)).TrimEnd('\r', '\n');
        return text.Length == 0 ? null : text;
    }

    // Accounts choose the names: none may lead out of the folder.
    private static bool IsFileName(string name) => name[0] != '.' && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0 && !Path.IsPathRooted(name);
}
