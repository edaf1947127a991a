using System.Text;

namespace CrmCore;

/// <summary>How an <see cref="ITableReader"/> reads delimited text.</summary>
public sealed record TableReadOptions
{
    /// <summary>What separates the values of a row: an ASCII character.</summary>
    /// <value>The default is <see langword="null"/>: detected among comma, semicolon, tab and bar, or taken from a first line <c>sep=;</c>.</value>
    public char? Delimiter { get; init; }

    /// <summary>The encoding of the text. A byte order mark wins over it.</summary>
    /// <value>The default is <see langword="null"/>: by the byte order mark, else UTF-8 where the text is valid UTF-8, else windows-1251.</value>
    public Encoding? Encoding { get; init; }

    /// <summary>Whether rows are given in which every value is empty. Lines without a delimiter that are empty are never given.</summary>
    /// <value>The default is <see langword="false"/>: they are passed over.</value>
    public bool EmptyRows { get; init; }

    /// <summary>Whether the first record names the columns.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool HasHeader { get; init; } = true;
}
