using HybridFailover.Engine.Failover;
using HybridFailover.Web.Api;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>A filter that people ask for again and again.</summary>
internal sealed record AuditView(string Name, AuditFilter Filter)
{
    /// <param name="now">UTC. A range begins at a midnight, so that the address is the same all day.</param>
    public static IReadOnlyList<AuditView> BuiltIn(DateTimeOffset now) =>
    [
        new("Everything", new AuditFilter()),
        new("Transitions", new AuditFilter { Type = "transition" }),
        new("Needs review", new AuditFilter { NeedsReview = true }),
        new("Automatic, last 7 days", new AuditFilter { From = Days(now, 7), Trigger = KebabWord.Of(Trigger.Automatic) }),
        new("Refused", new AuditFilter { Result = "refused" }),
        new("Drills", new AuditFilter { Trigger = KebabWord.Of(Trigger.Drill) }),
    ];

    public static DateTimeOffset Days(DateTimeOffset now, int days) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-days);
}
