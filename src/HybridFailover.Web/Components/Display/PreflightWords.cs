using HybridFailover.Engine.Routing;

namespace HybridFailover.Web.Components.Display;

/// <summary>What a preflight check is about.</summary>
/// <param name="Anchor">Its paragraph in the help on preflight.</param>
/// <param name="Group">Where it stands among the others.</param>
/// <param name="Why">Why it matters, in one sentence.</param>
public sealed record PreflightTopic(string Anchor, string Group, string Why);

/// <summary>A preflight check's topic, by its name, and its result in words.</summary>
public static class PreflightWords
{
    private const string Access = "AWS access";
    private const string Safety = "Route safety";
    private const string Hop = "Next hops";

    // By how a check's name begins, or contains, the first that fits.
    private static readonly (Func<string, bool> Fits, PreflightTopic Topic)[] Topics =
    [
        (Begins("credentials"), new("credentials", Access, "Every route is read and written with them.")),
        (Begins("endpoint"), new("endpoint", Access, "A failover is written through EC2's API: it must be reachable while a path is dead.")),
        (Begins("permission"), new("permission", Access, "Without it the failover is refused in the very moment it is needed.")),
        (Begins("prefix list"), new("prefix-list", Access, "A destination given as a prefix list is as good as what can be read of it.")),
        (Begins("route tables"), new("tables", Access, "The route tables are the truth: what cannot be read is not known.")),
        (Begins("table "), new("tables", Access, "The route tables are the truth: what cannot be read is not known.")),
        (Begins("destination"), new("destination", Safety, "A static route can't stand where the VPC has its own.")),
        (Begins("foreign"), new("foreign", Safety, "A route that somebody else has set is left alone, so this slot would stay where it is.")),
        (Begins("route server"), new("route-server", Safety, "Two programs that steer one route undo each other.")),
        (Begins("blackhole"), new("blackhole", Safety, "Traffic that follows such a route is dropped.")),
        (Begins("effective"), new("effective", Safety, "A more specific route would win over ours, and its traffic would stay behind.")),
        (Begins("propagated"), new("propagated", Safety, "Failback removes our route: something must be there to carry the traffic.")),
        (Begins("head-room"), new("head-room", Safety, "EC2 refuses a new route in a table that is full.")),
        (Ends("source/destination check"), new("source-destination-check", Hop, "With the check on, EC2 drops what the VPN appliance forwards.")),
        (Ends("attached"), new("attached", Hop, "A route to an interface that is not attached is a blackhole.")),
        (Contains(" VPC "), new("same-vpc", Hop, "EC2 routes only to interfaces of the table's own VPC.")),
        (Contains(" subnet "), new("own-subnet", Hop, "The appliance must not route its own traffic back to itself.")),
        (Begins("next hop"), new("next-hop", Hop, "A route can't lead to an interface that is not there.")),
    ];

    /// <summary>A check that this page does not know is explained by its own sentence.</summary>
    public static PreflightTopic Of(PreflightCheck check) =>
        Topics.FirstOrDefault(known => known.Fits(check.Name)).Topic ?? new("other", "Other", "A failover depends on it.");

    /// <summary>All that are known.</summary>
    public static IEnumerable<PreflightTopic> All => Topics.Select(known => known.Topic);

    public static (string Word, string Glyph, string Tone) Of(PreflightResult result) => result switch
    {
        PreflightResult.Pass => ("Pass", "ring-check", "normal"),
        PreflightResult.Warn => ("Warning", "triangle", "warning"),
        _ => ("Fail", "octagon", "critical"),
    };

    private static Func<string, bool> Begins(string text) => name => name.StartsWith(text, StringComparison.Ordinal);
    private static Func<string, bool> Ends(string text) => name => name.EndsWith(text, StringComparison.Ordinal);
    private static Func<string, bool> Contains(string text) => name => name.Contains(text, StringComparison.Ordinal);
}
