using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Routes;

/// <summary>One slot's write under way: its calls, the ids that EC2 gave them, and the time it has left.</summary>
internal sealed class WriteAttempt(SlotWrite write, Ec2Client client, SharedReads reads, Clock clock, CancellationToken cancel)
{
    /// <summary>Every changing call of one write has ended by then: a lease that is longer covers it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    private readonly TimeSpan _begunAt = clock.Now;
    private readonly List<string> _requestIds = [];
    private string _action = "";

    public SlotWrite Write => write;

    /// <summary>Sends one changing call.</summary>
    public async Task<QueryAnswer> SendAsync(QueryForm form)
    {
        var left = Longest - (clock.Now - _begunAt);
        if (left <= TimeSpan.Zero) return QueryAnswer.NotSent(form.Action, $"the calls before it took {Longest.TotalSeconds:0} s");
        // Throwing would lose what the first call came to.
        if (_action.Length > 0 && cancel.IsCancellationRequested) return QueryAnswer.NotSent(form.Action, "given up after the first call");
        var answer = await client.SendAsync(form, left < Ec2Client.WriteTimeout ? left : Ec2Client.WriteTimeout, cancel);
        _action = form.Action;
        if (answer.RequestId is { } id) _requestIds.Add(id);
        return answer;
    }

    /// <summary>The slot as its table shows it now.</summary>
    /// <param name="afterRefusal">An answer made it necessary: a read begun before that answer is no use.</param>
    public async Task<SlotRead> ReadAsync(bool afterRefusal)
    {
        // Once something was sent, cancelling no longer throws: the outcome so far is worth more.
        var token = afterRefusal ? CancellationToken.None : cancel;
        var read = await reads.ReadAsync(write.Slot.RouteTableId, afterRefusal ? clock.Now : _begunAt - Joinable, token);
        return SlotRead.Of(write.Slot, read);
    }

    public WriteOutcome End(WriteResult result, string sentence, string? code = null) => new(result, _action, _requestIds, code, sentence);

    /// <summary>Writes of one table set off together; none of them has changed what the others read.</summary>
    private static readonly TimeSpan Joinable = TimeSpan.FromMilliseconds(50);
}
