using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>
/// The page that a site-visit trigger waits for (R14): exact, or everything that begins with what stands before the closing <c>*</c>.
/// Scheme and host may be left out (<c>shop.example/price</c>, <c>/price*</c>) and then hold for any. The query string and the fragment of
/// the visited page are ignored unless the address names them; a named query parameter must be there with its value, in any order.
/// </summary>
internal sealed class PageAddress
{
    private readonly string? _scheme;
    private readonly string? _host;
    private readonly string _path;
    private readonly bool _isPrefix;
    private readonly string[] _query;
    private readonly string? _fragment;

    private PageAddress(string text, Parts parts, bool isPrefix)
    {
        Text = text;
        _scheme = parts.Scheme;
        _host = parts.Host;
        _path = isPrefix ? parts.Path[..^1] : parts.Path;
        _isPrefix = isPrefix;
        _query = parts.Query;
        _fragment = parts.Fragment;
    }

    public string Text { get; }

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is no address of a page; the message says why.</exception>
    public static PageAddress Parse(string text)
        => TryParse(text, out var address, out var problem) ? address : throw new FormatException(problem.ToString());

    public static bool TryParse(string text, [NotNullWhen(true)] out PageAddress? address, [NotNullWhen(false)] out SettingProblem? problem)
    {
        address = null;
        problem = null;
        if (string.IsNullOrWhiteSpace(text) || text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            problem = new($"\"{text}\" is no address of a page.", "Write for example \"https://shop.example/price\" or \"https://shop.example/price*\".");
            return false;
        }

        var parts = Parts.Of(text);
        var stars = text.Count(c => c == '*');
        var isPrefix = parts.Path.EndsWith('*');
        if (stars > 1 || (stars == 1 && !isPrefix))
        {
            problem = new($"The * of \"{text}\" does not stand at the end of the path.", "Write one * there, for example \"https://shop.example/price*\".");
            return false;
        }

        if (parts.Scheme is not (null or "http" or "https"))
        {
            problem = new($"\"{text}\" is no address of a page: it begins with {parts.Scheme}.", "Begin it with https://, with the host, or with /.");
            return false;
        }

        address = new(text, parts, isPrefix);
        return true;
    }

    /// <summary>Whether a visited page is meant.</summary>
    public bool Matches(string page)
    {
        var parts = Parts.Of(page);
        if (_scheme is not null && parts.Scheme is not null && _scheme != parts.Scheme) return false;
        if (_host is not null && !string.Equals(_host, parts.Host, StringComparison.OrdinalIgnoreCase)) return false;
        if (_isPrefix ? !parts.Path.StartsWith(_path, StringComparison.Ordinal) : parts.Path != _path) return false;
        if (_fragment is not null && _fragment != parts.Fragment) return false;
        return _query.Length == 0 || Array.TrueForAll(_query, parts.Query.Contains);
    }

    public override string ToString() => Text;

    // Percent signs are undone on both sides: browsers write a Cyrillic path escaped, people write it as it reads.
    private readonly record struct Parts(string? Scheme, string? Host, string Path, string[] Query, string? Fragment)
    {
        public static Parts Of(string address)
        {
            var rest = address;
            string? fragment = null;
            if (rest.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash) (rest, fragment) = (rest[..hash], Uri.UnescapeDataString(rest[(hash + 1)..]));
            string[] query = [];
            if (rest.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark) (rest, query) = (rest[..mark], Named(rest[(mark + 1)..]));
            string? scheme = null;
            if (rest.IndexOf("://", StringComparison.Ordinal) is > 0 and var colon) (scheme, rest) = (rest[..colon].ToLowerInvariant(), rest[(colon + 3)..]);
            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            var host = slash < 0 ? rest : rest[..slash];
            var path = slash < 0 ? "/" : rest[slash..];
            return new(scheme, WithoutDefaultPort(host, scheme), Uri.UnescapeDataString(path), query, fragment);
        }

        private static string[] Named(string query)
            => Array.ConvertAll(query.Split('&', StringSplitOptions.RemoveEmptyEntries), Uri.UnescapeDataString);

        private static string? WithoutDefaultPort(string host, string? scheme)
        {
            var port = scheme switch { "http" => ":80", "https" => ":443", _ => null };
            if (port is not null && host.EndsWith(port, StringComparison.Ordinal)) host = host[..^port.Length];
            return host.Length == 0 ? null : host;
        }
    }
}
