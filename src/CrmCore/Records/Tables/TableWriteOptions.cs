using System.Text;

namespace CrmCore;

/// <summary>How an <see cref="ITableWriter"/> writes delimited text.</summary>
public sealed record TableWriteOptions
{
    /// <summary>What separates the values of a row: an ASCII character.</summary>
    /// <value>The default is a comma.</value>
    public char Delimiter { get; init; } = ',';

    /// <summary>The encoding of the text. What it cannot express becomes a question mark.</summary>
    /// <value>The default is UTF-8.</value>
    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Whether the text begins with the encoding's byte order mark, by which spreadsheets know it.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool ByteOrderMark { get; init; } = true;

    /// <summary>
    /// Whether values that a spreadsheet would compute (they begin with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a line break, and are neither a number nor a
    /// phone) get an apostrophe before them. Imports take it away again.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool GuardFormulas { get; init; } = true;
}
