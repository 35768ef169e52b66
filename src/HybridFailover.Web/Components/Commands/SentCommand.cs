namespace HybridFailover.Web.Components.Commands;

/// <summary>What a browser's tab remembers of a command that it has confirmed, so that it can ask what became of it.</summary>
/// <param name="At">UTC: when it was confirmed.</param>
public sealed record SentCommand(string Id, string Site, string Title, DateTimeOffset At);
