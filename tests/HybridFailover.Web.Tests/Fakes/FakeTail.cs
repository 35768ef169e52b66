using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>Rounds that a test adds.</summary>
internal sealed class FakeTail : IRoundTail
{
    private readonly List<LiveRound> _rounds = [];

    public bool IsOver { get; private set; }

    public void Add(params LiveRound[] rounds) => _rounds.AddRange(rounds);

    public int Read(ref long cursor, Span<LiveRound> into)
    {
        var news = _rounds.Skip((int)cursor).ToArray();
        news.CopyTo(into);
        cursor = _rounds.Count;
        return news.Length;
    }

    public void Dispose() => IsOver = true;
}
