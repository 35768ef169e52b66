namespace HybridFailover.Web.History.Rows;

/// <summary>What happened once, whichever records tell of it: a transition with its intent, outcome and evidence; a command with its answer; anything else.</summary>
internal sealed class EntryRow
{
    public long Id { get; set; }
    public required string Site { get; set; }
    public long At { get; set; }
    public required string Type { get; set; }
    public required string Subject { get; set; }
    public string? Trigger { get; set; }
    public string? Result { get; set; }
    public string? Actor { get; set; }
    public string? Origin { get; set; }
    public string? Target { get; set; }
    public long? Duration { get; set; }
    public long NeedsReview { get; set; }
    public required string Sentence { get; set; }
    public string? Reason { get; set; }
    public string? Ticket { get; set; }
    public string? Notes { get; set; }
    public long? Outcome { get; set; }
    public long? Evidence { get; set; }
}
