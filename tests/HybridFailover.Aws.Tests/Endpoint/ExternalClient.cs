using System.Diagnostics;
using System.Text.Json;
using HybridFailover.Lab.Endpoint;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>Runs programs that this project did not write.</summary>
internal static class ExternalClient
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "../../../Endpoint/clients");

    /// <summary>Debian's package is what the tests promise; another one on the path will do.</summary>
    public static string? AwsCommandLine { get; } = Find("/usr/bin/aws") ?? FindOnPath("aws");

    public static string? Node { get; } = FindOnPath("node");

    public static bool HasJavaScriptPackages => Directory.Exists(Path.Combine(Folder, "node_modules/@aws-sdk/client-ec2"));

    public static async Task<ClientRun> RunAsync(string program, IEnumerable<string> arguments, AccessKey key, string folder = ".")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        // Nothing of the machine's own AWS settings may get in.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["AWS_ACCESS_KEY_ID"] = key.Id;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = key.Secret;
        if (key.SessionToken is { } token) start.Environment["AWS_SESSION_TOKEN"] = token;
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_PAGER"] = "";
        start.Environment["NO_PROXY"] = "*";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(1));
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return new ClientRun(process.ExitCode, await output, await errors);
    }

    private static string? FindOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Find(Path.Combine(folder, name))).FirstOrDefault(found => found is not null);

    private static string? Find(string path) => File.Exists(path) ? path : null;
}

internal sealed record ClientRun(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
