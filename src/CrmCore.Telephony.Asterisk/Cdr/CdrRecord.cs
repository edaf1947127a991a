using System.Collections.Immutable;
using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>
/// One row of Asterisk's call detail records: one path between two parties; a call makes several. Every column of the source is kept. Immutable.
/// </summary>
/// <remarks>A text is <see langword="null"/> when the source has no such column, and empty when the column is empty.</remarks>
public sealed record CdrRecord
{
    /// <summary>
    /// What the row is told apart by: (linkedid, uniqueid, sequence) where the source has them; else (uniqueid, dstchannel, start); without
    /// uniqueid (channel, dstchannel, start). The same row read twice has the same key.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>When the call began (<c>start</c>, FreePBX: <c>calldate</c>).</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it was answered; <see langword="null"/> if never. FreePBX has no such column: start + duration − billsec.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>When it ended. FreePBX has no such column: start + duration.</summary>
    public required Instant EndedAt { get; init; }

    /// <summary>From start to end, whole seconds.</summary>
    public Duration Duration { get; init; }

    /// <summary>From answer to end (<c>billsec</c>), whole seconds.</summary>
    public Duration Billable { get; init; }

    /// <summary>How it ended.</summary>
    public CdrDisposition Disposition { get; init; }

    /// <summary>How it ended, in Asterisk's word, such as <c>NO ANSWER</c>.</summary>
    public string? DispositionText { get; init; }

    /// <summary>The caller's number (<c>src</c>).</summary>
    public string? Source { get; init; }

    /// <summary>The called number (<c>dst</c>).</summary>
    public string? Destination { get; init; }

    /// <summary>The dialplan context of the called number (<c>dcontext</c>).</summary>
    public string? Context { get; init; }

    /// <summary>The caller's name and number (<c>clid</c>), such as <c>"Alice" &lt;100&gt;</c>.</summary>
    public string? CallerId { get; init; }

    /// <summary>The caller's channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The called channel; empty when nobody was dialled.</summary>
    public string? DestinationChannel { get; init; }

    /// <summary>The last dialplan application (<c>lastapp</c>).</summary>
    public string? LastApplication { get; init; }

    /// <summary>Its argument (<c>lastdata</c>).</summary>
    public string? LastData { get; init; }

    /// <summary>The account to bill (<c>accountcode</c>).</summary>
    public string? AccountCode { get; init; }

    /// <summary>The called side's account (<c>peeraccount</c>).</summary>
    public string? PeerAccount { get; init; }

    /// <summary>The billing flag as written: a word or a number.</summary>
    public string? AmaFlags { get; init; }

    /// <summary>What the dialplan noted (<c>userfield</c>).</summary>
    public string? UserField { get; init; }

    /// <summary>The id of the caller's channel; several rows may carry the same.</summary>
    public string? UniqueId { get; init; }

    /// <summary>The id that all rows of one call share.</summary>
    public string? LinkedId { get; init; }

    /// <summary>The number that tells rows of one channel apart; <see langword="null"/> when the source has none.</summary>
    public long? Sequence { get; init; }

    /// <summary>FreePBX: the company's number that was dialled (<c>did</c>).</summary>
    public string? Did { get; init; }

    /// <summary>FreePBX: the name of the recording's file (<c>recordingfile</c>), as a rule without its folder.</summary>
    public string? RecordingFile { get; init; }

    /// <summary>FreePBX: the caller's number (<c>cnum</c>).</summary>
    public string? CallerNumber { get; init; }

    /// <summary>FreePBX: the caller's name (<c>cnam</c>).</summary>
    public string? CallerName { get; init; }

    /// <summary>FreePBX: the number shown to the called side of an outgoing call (<c>outbound_cnum</c>).</summary>
    public string? OutboundNumber { get; init; }

    /// <summary>FreePBX: the name shown to the called side of an outgoing call (<c>outbound_cnam</c>).</summary>
    public string? OutboundName { get; init; }

    /// <summary>FreePBX: the called side's name (<c>dst_cnam</c>).</summary>
    public string? DestinationName { get; init; }

    /// <summary>The columns that are not known here, by their names in the source.</summary>
    /// <value>The default is empty.</value>
    public ImmutableSortedDictionary<string, string?> Other { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    /// <summary>Whether two rows have the same values in all columns.</summary>
    /// <param name="row">The row to compare with.</param>
    /// <returns>True when nothing differs.</returns>
    internal bool SaysTheSameAs(CdrRecord row) => Other.SequenceEqual(row.Other) && this with { Other = row.Other } == row;
}
