using HybridFailover.Aws.Credentials;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Aws.Tests;

/// <summary>A route control in front of a scripted endpoint, with time in the test's hand.</summary>
internal sealed class Subject : IAsyncDisposable
{
    public const string Cidr = "192.168.50.0/24";

    private Subject(ScriptedEndpoint endpoint, ManualTimeProvider time, Ec2RouteControl control) => (Endpoint, Time, Control) = (endpoint, time, control);

    public ScriptedEndpoint Endpoint { get; }
    public ManualTimeProvider Time { get; }
    public Ec2RouteControl Control { get; }

    public static async Task<Subject> WithAsync(Func<Seen, Reply> script, AwsKeys? keys = null)
    {
        var (endpoint, time) = (new ScriptedEndpoint(script), new ManualTimeProvider());
        return new Subject(endpoint, time,
            await Ec2RouteControl.CreateAsync("eu-west-3", endpoint.Uri, new Clock(time), NullLoggerFactory.Instance, keys ?? new AwsKeys("AKIDTEST", "secret")));
    }

    /// <summary>One action after the other, each answered by the next reply of its own list.</summary>
    public static Task<Subject> WithAsync(params (string Action, Reply Reply)[] replies)
    {
        var left = replies.ToList();
        return WithAsync(request =>
        {
            lock (left)
            {
                var next = left.FindIndex(reply => reply.Action == request.Action);
                if (next < 0) return Reply.Error(400, "UnscriptedCall", request.Action);
                var reply = left[next].Reply;
                left.RemoveAt(next);
                return reply;
            }
        });
    }

    public Task<WriteOutcome> WriteAsync(string to, string? seen = null, string destination = Cidr, bool replaceForeign = false, CancellationTokenSource? stop = null) =>
        Control.WriteAsync(new SlotWrite(new Slot("rtb-1", Destination.Parse(destination)!), new NextHop(to), seen,
            new HashSet<string> { "eni-1", "eni-2" }, replaceForeign), stop?.Token ?? CancellationToken.None);

    /// <summary>Lets time pass until the task is done: a step whenever something waits for it.</summary>
    public async Task<T> PassTimeUntilAsync<T>(Task<T> task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            await Task.Delay(5);
            Time.Advance(step);
        }
        return await task;
    }

    public async ValueTask DisposeAsync()
    {
        await Control.DisposeAsync();
        Endpoint.Dispose();
    }
}
