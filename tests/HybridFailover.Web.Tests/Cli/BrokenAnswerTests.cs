using System.Net;
using System.Net.Sockets;

namespace HybridFailover.Web.Tests.Cli;

/// <summary>An answer that ends in its middle, as an export of a damaged history does.</summary>
public sealed class BrokenAnswerTests : IDisposable
{
    private readonly TcpListener _monitor = new(IPAddress.Loopback, 0);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-broken-");

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task An_export_that_is_broken_off_is_not_taken_for_a_file_that_can_not_be_written(bool isReset)
    {
        _monitor.Start();
        var answering = AnswerAsync(isReset);
        var file = Path.Combine(_folder.FullName, "copy.csv");

        var run = await CommandLineRun.OfAsync($"audit export --output {file}", $"http://{_monitor.LocalEndpoint}");
        await answering;

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("broke its answer off", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFiles());
    }

    public void Dispose()
    {
        _monitor.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task AnswerAsync(bool isReset)
    {
        using var client = await _monitor.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await client.ReceiveAsync(new byte[4096], TestContext.Current.CancellationToken);
        await client.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nchain\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        // With no time to linger the end is a reset; else it is an end without the last chunk.
        if (isReset) client.LingerState = new LingerOption(true, 0);
    }
}
