using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Drills;

/// <summary>What a drill came to: expected beside measured.</summary>
/// <param name="Out">The transition to the standby; null: none was recorded.</param>
/// <param name="Back">The transition back to the preferred path; null: none was recorded.</param>
/// <param name="Planned">How long it was to stay.</param>
/// <param name="Sent">Probes on the drilled path while it carried traffic.</param>
/// <param name="Lost">Of those.</param>
public sealed record DrillSheet(DrillEntry Drill, Transition? Out, Transition? Back, TimeSpan Planned, int Sent, int Lost)
{
    public IReadOnlyList<DrillFigure> Figures =>
    [
        Within("Decide to route written", Out?.AppliedAt - Out?.DecidedAt, TimeSpan.FromSeconds(1)),
        Within("Decide to proven", Out?.VerifiedAt - Out?.DecidedAt, TimeSpan.FromSeconds(30)),
        Stayed(),
        new("Probes lost on the drilled path", "0", Sent == 0 ? "not sampled" : $"{Lost} of {Sent}", Sent == 0 ? null : Lost == 0),
        Within("Return: decide to proven", Back?.VerifiedAt - Back?.DecidedAt, TimeSpan.FromSeconds(30)),
    ];

    private static DrillFigure Within(string word, TimeSpan? took, TimeSpan limit) => new(
        word, $"up to {Words.Duration(limit)}", took is { } time ? Display.Figures.Step(time) : "not recorded", took is null ? null : took <= limit);

    private DrillFigure Stayed()
    {
        TimeSpan? stayed = Back is not null && Out?.VerifiedAt is { } there ? Back.DecidedAt - there : null;
        return new("Stayed on the standby", Words.Duration(Planned), stayed is { } time ? Words.Duration(time) : "not recorded", stayed is null ? null : Drill.Report == "returned");
    }
}

/// <summary>One line of a sheet.</summary>
/// <param name="IsMet">Null: not measured.</param>
public sealed record DrillFigure(string Word, string Expected, string Measured, bool? IsMet);
