using System.Diagnostics;

namespace HybridFailover.Benchmarks.Programs;

/// <summary>The monitor as people run it. Published into a temporary folder when it is first asked for, unless a folder was given.</summary>
internal sealed class PublishedMonitor(string? given) : IAsyncDisposable
{
    private string? _made;

    /// <returns>The program's file.</returns>
    public async Task<string> FileAsync(CancellationToken cancel)
    {
        var folder = given ?? (_made ??= await PublishAsync(cancel));
        var file = Path.GetFullPath(Path.Combine(folder, "hybridfailover"));
        return File.Exists(file) ? file : throw new InvalidOperationException($"There is no published monitor at {file}.");
    }

    public ValueTask DisposeAsync()
    {
        if (_made is not null) Directory.Delete(_made, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<string> PublishAsync(CancellationToken cancel)
    {
        var folder = Children.NewFolder();
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository, "src/HybridFailover.Web"), "-c", "Release", "-v", "q", "--nologo", "-o", folder])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException($"The monitor could not be published: {said}");
    }

    private static string Repository
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "HybridFailover.sln"))) return folder.FullName;
            throw new InvalidOperationException("The repository was not found above this program: give the folder of a published monitor with --program.");
        }
    }
}
