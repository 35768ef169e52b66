namespace HybridFailover.Lab.Namespaces;

/// <summary>What a running lab keeps outside its own memory, below <c>/run/hybridfailover-lab/PREFIX</c>: gone with the machine, and with the lab.</summary>
public sealed class LabFolder(string prefix)
{
    /// <summary>Of the lab.</summary>
    public string Prefix => prefix;

    public string Root { get; } = Path.Combine("/run/hybridfailover-lab", prefix);

    /// <summary>Where <c>lab cut</c> and the others talk to the running lab.</summary>
    public string ControlSocket => Path.Combine(Root, "control.sock");

    /// <summary>The monitor's configuration.</summary>
    public string ConfigFile => Path.Combine(Root, "config.json");

    /// <summary>The monitor's data directory.</summary>
    public string DataDirectory => Path.Combine(Root, "data");

    /// <summary>Where the monitor listens, by its own rule: in its data directory.</summary>
    public string MonitorSocket => Path.Combine(DataDirectory, "hybridfailover.sock");

    /// <summary>What a detached lab says.</summary>
    public string LogFile => Path.Combine(Root, "lab.log");

    private string ProcessFile => Path.Combine(Root, "processes");

    /// <summary>The lab's own process, if one is alive.</summary>
    internal RecordedProcess? Running => Recorded().FirstOrDefault(each => each is { Name: "lab", IsAlive: true });

    internal void Create()
    {
        // Root's alone: whoever can write to the control socket turns the lab.
        if (OperatingSystem.IsLinux()) Directory.CreateDirectory(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(DataDirectory);
    }

    internal void Record(RecordedProcess process) => File.AppendAllLines(ProcessFile, [process.ToString()]);

    /// <summary>Ends what a killed lab left running, and waits until it has: only processes recorded here that are still the same.</summary>
    internal async Task EndLeftoversAsync(TimeProvider time)
    {
        var left = Recorded().Where(each => each.IsAlive && each.Id != Environment.ProcessId).ToList();
        foreach (var process in left) process.Signal(Libc.KillAtOnce);
        for (var attempt = 0; attempt < 100 && left.Exists(each => each.IsAlive); attempt++) await Task.Delay(TimeSpan.FromMilliseconds(20), time);
        if (File.Exists(ProcessFile)) File.Delete(ProcessFile);
    }

    internal void Delete()
    {
        if (Directory.Exists(Root)) Directory.Delete(Root, recursive: true);
    }

    private IReadOnlyList<RecordedProcess> Recorded() =>
        File.Exists(ProcessFile) ? [.. File.ReadAllLines(ProcessFile).Select(RecordedProcess.Parse).OfType<RecordedProcess>()] : [];
}
