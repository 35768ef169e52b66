namespace HybridFailover.Web.Components.Commands;

/// <summary>How far a command has come.</summary>
public enum CommandPhase
{
    /// <summary>The person reads, and enters.</summary>
    Asking,

    /// <summary>A second person is asked.</summary>
    Approving,

    /// <summary>It leaves the server when the countdown is over.</summary>
    Counting,

    /// <summary>Sent, and not answered yet.</summary>
    Sending,

    /// <summary>Accepted, refused or cancelled.</summary>
    Answered,
}
