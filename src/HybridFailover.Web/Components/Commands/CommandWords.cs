using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Commands;

/// <summary>A command in words that name the action and the object: title and button of its dialog say the same.</summary>
public static class CommandWords
{
    /// <param name="site">The site.</param>
    /// <param name="wish">What is asked for.</param>
    /// <param name="target">The path that it leads to or holds; null: about none.</param>
    public static string Title(Site site, CommandWish wish, string? target)
    {
        var path = target is null ? "another path" : PathNames.Of(site, target);
        return wish.Kind switch
        {
            CommandKind.Failover => $"Fail over {site.Code} to {path}",
            CommandKind.Failback => $"Fail back {site.Code} to {path}",
            CommandKind.Hold => target is null ? $"Hold {site.Code}" : $"Hold {site.Code} on {path}",
            CommandKind.Release => $"Release the hold of {site.Code}",
            CommandKind.Suspend => $"Suspend {site.Code}",
            CommandKind.Resume => $"Resume {site.Code}",
            CommandKind.Acknowledge => wish.To is { } alarm ? $"Acknowledge “{Alarm(alarm)}” of {site.Code}" : $"Acknowledge all alarms of {site.Code}",
            CommandKind.AllowFailback => $"Allow failback of {site.Code}",
            CommandKind.Adopt => wish.To is null ? $"Adopt the foreign routes of {site.Code}" : $"Adopt a foreign route of {site.Code}",
            CommandKind.Replace => wish.To is null ? $"Replace the foreign routes of {site.Code}" : $"Replace a foreign route of {site.Code}",
            _ => wish.Simulate ? $"Simulate a drill of {site.Code} to {path}" : $"Start a drill of {site.Code} to {path}",
        };
    }

    /// <summary>From the name that commands use, in kebab case or as the machine has it.</summary>
    public static string Alarm(string name) =>
        Enum.TryParse<AlarmKind>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? AlarmWords.Of(kind).Word : name;
}
