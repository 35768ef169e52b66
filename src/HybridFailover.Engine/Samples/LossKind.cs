namespace HybridFailover.Engine.Samples;

/// <summary>What ailed the rounds of a run.</summary>
public enum LossKind : byte
{
    /// <summary>Fewer than quorum targets answered in time, and at least one did not answer at all.</summary>
    Lost,

    /// <summary>Fewer than quorum targets answered in time, and every target answered: only too late.</summary>
    Late,

    /// <summary>The round counts for nothing: it could not be sent, or the monitor itself was late.</summary>
    Void,
}
