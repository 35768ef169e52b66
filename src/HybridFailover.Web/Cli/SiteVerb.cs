using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Cli;

/// <summary>One command to a site: its word and what it takes.</summary>
/// <param name="Target">The option that names what it is about, its help name and description; null: it takes none.</param>
/// <param name="Simulated">Can be decided and recorded without a write.</param>
/// <param name="Waits">Ends only when the transition that it started has ended.</param>
internal sealed record SiteVerb(
    CommandKind Kind, string Name, string Description, (string Option, string HelpName, string Description)? Target = null,
    bool Timed = false, bool Overridable = false, bool EvenIfDown = false, bool ReasonRequired = false, bool Waits = false, bool Simulated = false, params string[] Examples)
{
    private static readonly (string, string, string) Path = ("--to", "PATH", "The path; without it the first other one that is usable.");
    private static readonly (string, string, string) Slot = ("--slot", "SLOT", "One slot, as \"rtb-… destination\"; without it every slot with a foreign route.");

    public static IReadOnlyList<SiteVerb> All { get; } =
    [
        new(CommandKind.Failover, "failover", "Go to another path and hold there (1 h without --for).", Path,
            Timed: true, Overridable: true, EvenIfDown: true, ReasonRequired: true, Waits: true,
            Examples: ["failover LAX1 --reason \"Carrier maintenance CHG-1042\" --code maintenance --ticket CHG-1042 --for 2h", "failover LAX1 --to vpn --reason \"Carrier reports errors\" --override LAX1"]),
        new(CommandKind.Failback, "failback", "Go to the preferred path now, and back to automatic.", Overridable: true, Waits: true,
            Examples: ["failback LAX1 --reason \"Carrier maintenance is over\""]),
        new(CommandKind.Hold, "hold", "Stay on the present path (1 h without --for).", Timed: true, EvenIfDown: true,
            Examples: ["hold LAX1 --for 4h --reason \"Carrier works on the backup path\""]),
        new(CommandKind.Release, "release", "End a hold: back to automatic.", Examples: ["release LAX1 --reason \"Carrier works are over\""]),
        new(CommandKind.Suspend, "suspend", "Stop writing routes at once; probe and show (1 h without --for).", Timed: true,
            Examples: ["suspend LAX1 --for 30m --reason \"Route tables are being rebuilt\""]),
        new(CommandKind.Resume, "resume", "End a suspension: read the routes, then back to automatic.", Examples: ["resume LAX1 --reason \"Route tables are rebuilt\""]),
        new(CommandKind.Acknowledge, "acknowledge", "Take note of alarms; moves nothing.", ("--alarm", "ALARM", "One alarm, e.g. unprotected; without it all."),
            Examples: ["acknowledge LAX1 --alarm unprotected --reason \"Carrier ticket 4711 is open\""]),
        new(CommandKind.AllowFailback, "allow-failback", "Clear a flap block: automatic failback may happen again.", Examples: ["allow-failback LAX1 --reason \"Carrier replaced the optics\""]),
        new(CommandKind.Adopt, "adopt", "Take a foreign route as the state of its slot.", Slot, Examples: ["adopt LAX1 --slot \"rtb-0123456789abcdef0 192.168.50.0/24\" --reason \"Route set by hand on purpose\""]),
        new(CommandKind.Replace, "replace", "Overwrite a foreign route.", Slot, Examples: ["replace LAX1 --reason \"Left over from the migration\""]),
        new(CommandKind.Drill, "drill", "Fail over, stay (10 min without --for), fail back, report.", Path, Timed: true, Waits: true, Simulated: true,
            Examples: ["drill LAX1 --for 15m --reason \"Quarterly failover drill\" --code test", "drill LAX1 --simulate --reason \"What would be written\""]),
    ];
}
