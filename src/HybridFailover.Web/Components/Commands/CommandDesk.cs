using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Commands;

/// <summary>What a person wants to do to a site; a dialog asks for the rest.</summary>
/// <param name="Site">The site's code.</param>
/// <param name="To">The path, alarm or slot that it is about; null: the command's own default.</param>
public sealed record CommandWish(CommandKind Kind, string Site, string? To = null);

/// <summary>One circuit's way from a button to the dialog: buttons ask, the shell's dialog answers. It sends nothing itself.</summary>
public sealed class CommandDesk
{
    /// <summary>Raised on the circuit's dispatcher.</summary>
    public event Action<CommandWish>? Asked;

    public void Ask(CommandWish wish) => Asked?.Invoke(wish);
}
