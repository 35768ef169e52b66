using System.Globalization;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Commands;

/// <summary>When what a command starts is over: after a time, or at an instant. There is no "for ever".</summary>
/// <param name="For">Null: until an instant that the person enters.</param>
public sealed record Expiry(string Word, TimeSpan? For)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(72);

    public static Expiry AtInstant { get; } = new("until…", null);

    private static readonly Expiry[] Holds = [new("15 m", TimeSpan.FromMinutes(15)), new("1 h", TimeSpan.FromHours(1)), new("4 h", TimeSpan.FromHours(4)), AtInstant];
    private static readonly Expiry[] Drills = [new("5 m", TimeSpan.FromMinutes(5)), new("10 m", TimeSpan.FromMinutes(10)), new("30 m", TimeSpan.FromMinutes(30)), AtInstant];

    public static IReadOnlyList<Expiry> Of(CommandKind kind) => kind == CommandKind.Drill ? Drills : Holds;

    /// <summary>What is chosen until the person chooses.</summary>
    public static Expiry Default(CommandKind kind) => Of(kind)[1];

    /// <summary>An instant as a person enters it, UTC; null: it is none.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var entered)
            ? new DateTimeOffset(entered, TimeSpan.Zero) : null;
}
