namespace HybridFailover.Engine.Audit;

/// <summary>What a record tells. In canonical form by name, in kebab case.</summary>
public enum AuditKind
{
    /// <summary>A transition was decided; before the first call to EC2.</summary>
    TransitionIntent,

    /// <summary>A transition ended, with what became of each slot.</summary>
    TransitionOutcome,

    /// <summary>Every path's rounds around a decision.</summary>
    Evidence,

    /// <summary>A command came in.</summary>
    CommandIntent,

    /// <summary>A command was accepted or rejected.</summary>
    CommandOutcome,

    /// <summary>The machine holds a site, after repeated drift; a person's hold begins with its command.</summary>
    HoldBegan,

    /// <summary>A hold, suspension or drill ended, however; of a drill this is the report.</summary>
    HoldEnded,

    /// <summary>Shadow mode: what would have been done.</summary>
    WouldSwitch,

    /// <summary>A person's remark on a record.</summary>
    Note,

    /// <summary>A person has looked at a record that needed review.</summary>
    Review,

    /// <summary>Records left the program as a file: who took which.</summary>
    Exported,

    /// <summary>A database was made: what was before it, if anything, is elsewhere.</summary>
    HistoryBegan,

    ConfigurationChanged,

    /// <summary>All that is configured of a site: at a start, and at each change of it.</summary>
    Configured,

    ProgramStarted,
    ProgramStopped,
}
