using System.Text;
using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>How a CDR file is read.</summary>
public sealed record CdrFileOptions
{
    /// <summary>The columns.</summary>
    /// <value>The default is <see langword="null"/>: those of <c>Master.csv</c>, by the number of values in each line (16 to 21).</value>
    public CdrLayout? Layout { get; init; }

    /// <summary>
    /// The time zone of the times in the file: UTC with <c>usegmtime=yes</c> (as in the sample <c>cdr.conf</c>), otherwise the server's own; on the
    /// server itself that is <c>DateTimeZoneProviders.Tzdb.GetSystemDefault()</c>.
    /// </summary>
    /// <value>The default is UTC.</value>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>The encoding of the file.</summary>
    /// <value>The default is UTF-8; bytes that are not are replaced, for Asterisk cuts long names anywhere.</value>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>The most rows in one batch.</summary>
    /// <value>The default is 1,000.</value>
    public int BatchSize { get; init; } = 1000;
}
