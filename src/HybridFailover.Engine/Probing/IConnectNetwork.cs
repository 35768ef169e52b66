using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Probing;

/// <summary>TCP and HTTP(S) attempts, for networks that drop ICMP. They run elsewhere; their results are fetched by the prober's thread.</summary>
public interface IConnectNetwork : IDisposable
{
    /// <summary>Starts an attempt and returns at once; its result, exactly one, comes through <see cref="TryTake"/>. Called on the prober's thread.</summary>
    /// <param name="attempt">Comes back in the result.</param>
    /// <param name="timeout">The attempt fails after this long.</param>
    void Start(long attempt, Target target, TimeSpan timeout);

    /// <summary>Takes one result that has come in; never blocks. Called on the prober's thread.</summary>
    bool TryTake(out ConnectResult result);
}
