namespace HybridFailover.Web.Components.Commands;

/// <summary>How much a command asks of a person.</summary>
public enum CommandTier
{
    /// <summary>A small dialog: nothing is written to a route table.</summary>
    Light = 1,

    /// <summary>Preview, guards, and a countdown.</summary>
    Full = 2,

    /// <summary>A guard is overridden: the site's code is typed, and a second person or a reason of its own is asked for.</summary>
    Override = 3,
}
