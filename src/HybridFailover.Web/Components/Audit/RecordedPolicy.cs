using System.Globalization;

namespace HybridFailover.Web.Components.Audit;

/// <summary>A policy as it was recorded: by its members' names, also those that this version does not know.</summary>
/// <param name="Members">"downAfter": "4". What is off is "off".</param>
public sealed record RecordedPolicy(IReadOnlyDictionary<string, string> Members)
{
    public TimeSpan? Timeout => Time("timeout");
    public TimeSpan? Interval => Time("interval");
    public TimeSpan? QualityWindow => Time("qualityWindow");
    public double? LossFailRatio => double.TryParse(Of("lossFailRatio"), NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) ? ratio : null;
    public int? DownAfter => int.TryParse(Of("downAfter"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : null;

    public string? Of(string member) => Members.GetValueOrDefault(member);

    private TimeSpan? Time(string member) => TimeSpan.TryParse(Of(member), CultureInfo.InvariantCulture, out var time) ? time : null;
}
