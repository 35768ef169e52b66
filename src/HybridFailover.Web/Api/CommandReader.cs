using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Api;

/// <summary>
/// From a request's body to a command. Here is checked what can be wrong with the words alone. What the state of the site says to it
/// (and a reason that is missing or too short) is the machine's answer.
/// </summary>
internal static class CommandReader
{
    public static readonly TimeSpan LongestHold = TimeSpan.FromHours(72);

    private static readonly CommandKind[] Timed = [CommandKind.Failover, CommandKind.Hold, CommandKind.Suspend, CommandKind.Drill];
    private static readonly CommandKind[] Aimed =
        [CommandKind.Failover, CommandKind.Drill, CommandKind.Acknowledge, CommandKind.Adopt, CommandKind.Replace];
    private static readonly CommandKind[] ToPath = [CommandKind.Failover, CommandKind.Drill];

    public static CommandReading Read(JsonElement body, Site site, string actor, DateTimeOffset now)
    {
        var fields = new BodyFields(body);
        var (id, kind) = (fields.Id("id"), fields.Word<CommandKind>("command"));
        var command = new Command
        {
            Id = id ?? "",
            Kind = kind ?? default,
            To = fields.Text("to", 200),
            Actor = actor,
            Reason = fields.Text("reason", 500) ?? "",
            Code = fields.Word<ReasonCode>("code") ?? ReasonCode.Other,
            Ticket = fields.Text("ticket", 100),
            Until = fields.Instant("until"),
            For = fields.Duration("for"),
            ExpectedVersion = fields.Number("expectedVersion"),
            Override = fields.Text("override", 100),
            EvenIfDown = fields.Flag("evenIfDown") ?? false,
            Simulate = fields.Flag("simulate") ?? false,
        };
        fields.RefuseRest();
        fields.Require("id", "command");
        if (!fields.HasErrors) CheckTogether(command, site, now, fields);
        if (!fields.HasErrors) return new(command, []);
        return new(kind is null ? null : command with { Id = id ?? NameOf(body), Reason = Sent(body, "reason", 500) ?? "", Ticket = Sent(body, "ticket", 100) }, fields.Errors);
    }

    /// <summary>For one whose id can't be used: the same body has the same name, and is recorded once.</summary>
    private static string NameOf(JsonElement body) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.GetRawText())))}";

    private static string? Sent(JsonElement body, string name, int most) => !body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : RecordableText.Of(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), most);

    private static void CheckTogether(Command command, Site site, DateTimeOffset now, BodyFields fields)
    {
        var name = KebabWord.Of(command.Kind);
        if (command is { Until: not null, For: not null }) fields.Wrong("for", "Give until or for, not both.");
        if (command.Until is not null && !Timed.Contains(command.Kind)) fields.Wrong("until", $"{name} takes no end.");
        if (command.For is not null && !Timed.Contains(command.Kind)) fields.Wrong("for", $"{name} takes no end.");
        if (command.For > LongestHold) fields.Wrong("for", $"{DurationText.Of(command.For.Value)} is too long; at most 72h is accepted.");
        // An until that has passed may be a repeated command: its id then has an answer already, which the machine gives.
        if (command.Until - now > LongestHold) fields.Wrong("until", "More than 72 hours from now; at most that is accepted.");
        if (command.To is not null && !Aimed.Contains(command.Kind)) fields.Wrong("to", $"{name} takes no target.");
        if (command.To is { } path && ToPath.Contains(command.Kind) && site.RankOf(path) < 0)
            fields.Wrong("to", $"{site.Code} has no path \"{path}\". Its paths: {string.Join(", ", site.Paths.Select(known => known.Name))}.");
        if (command is { Kind: CommandKind.Acknowledge, To: { } alarm } && KebabWord.Parse<AlarmKind>(alarm) is null)
            fields.Wrong("to", $"\"{alarm}\" is no alarm. Alarms: {KebabWord.All<AlarmKind>()}.");
        if (command.EvenIfDown && command.Kind is not (CommandKind.Failover or CommandKind.Hold)) fields.Wrong("evenIfDown", $"{name} makes no hold that could stay.");
        if (command.Simulate && command.Kind != CommandKind.Drill) fields.Wrong("simulate", $"{name} can't be simulated; a drill can.");
    }
}
