using System.Diagnostics;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.Benchmarks.Programs;

/// <summary>What a benchmark starts and makes outside its own process, written down so that the next run can clear away what a killed one left, and nothing else.</summary>
internal sealed class Children : IDisposable
{
    public const string Prefix = "hfbench";

    private static readonly LabFolder Folder = new(Prefix);

    private Children() { }

    /// <summary>Why nothing can be measured now; null: it can.</summary>
    public static string? NotPossible => NamespaceNetwork.NotPossible
        ?? (Folder.Running is { } other ? $"Benchmarks run already, as process {other.Id}: two at a time would measure each other." : null);

    /// <summary>Ends what a killed run left, and keeps others out until disposed.</summary>
    public static async Task<Children> AdoptAsync()
    {
        await Folder.EndLeftoversAsync(TimeProvider.System);
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), $"{Prefix}-*")) Directory.Delete(left, recursive: true);
        Folder.Create();
        Folder.Record(RecordedProcess.Of("lab", Environment.ProcessId)!);
        return new Children();
    }

    /// <summary>A temporary folder that the next run would delete.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory($"{Prefix}-").FullName;

    /// <summary>Starts a process that the next run would end.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        if (RecordedProcess.Of("child", process.Id) is { } recorded) Folder.Record(recorded);
        return process;
    }

    public void Dispose() => Folder.Delete();
}
