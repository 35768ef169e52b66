using Amazon.Runtime;
using HybridFailover.Aws.Credentials;
using HybridFailover.Engine.Sites;
using HybridFailover.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Aws.Tests.Credentials;

public sealed class CredentialSourceTests
{
    private static readonly ImmutableCredentials Old = new("old", "s", null), New = new("new", "s", null);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static CredentialSource From(Func<bool, Task<ImmutableCredentials>> resolve) => new(resolve, new Clock(new ManualTimeProvider()), NullLogger.Instance);

    [Fact]
    public async Task The_old_credentials_stay_while_new_ones_cannot_be_had()
    {
        var works = true;
        var source = From(_ => works ? Task.FromResult(Old) : throw new InvalidOperationException("one\n  two\n"));
        Assert.Same(Old, await source.RenewAsync(Stop));
        works = false;
        Assert.Same(Old, await source.RenewAsync(Stop));
        Assert.StartsWith("No AWS credentials: one two Attach an instance profile", source.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_hangs_holds_nobody_up_and_is_not_asked_twice()
    {
        var hang = new TaskCompletionSource<ImmutableCredentials>();
        var asked = 0;
        var source = From(_ => { Interlocked.Increment(ref asked); return hang.Task; });
        using var impatient = new CancellationTokenSource();
        var waiting = source.RenewAsync(impatient.Token);
        await impatient.CancelAsync();
        Assert.Null(await waiting);
        Assert.Contains("still being resolved", source.Trouble, StringComparison.Ordinal);
        var second = source.RenewAsync(Stop);
        hang.SetResult(New);
        Assert.Same(New, await second);
        Assert.Null(source.Trouble);
        Assert.Equal(1, asked);
    }
}
