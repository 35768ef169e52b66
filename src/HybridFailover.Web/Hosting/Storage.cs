namespace HybridFailover.Web.Hosting;

/// <summary>Where the program keeps files.</summary>
/// <param name="DataDirectory">State file, database, keys, socket.</param>
/// <param name="SpillDirectory">Records that wait while the store is away.</param>
/// <param name="IsTemporary">The lab's: removed at the end.</param>
internal sealed record Storage(string DataDirectory, string SpillDirectory, bool IsTemporary)
{
    public const string DataKey = "HybridFailover:DataDirectory";
    public const string SpillKey = "HybridFailover:SpillDirectory";

    public string SocketPath => Path.Combine(DataDirectory, "hybridfailover.sock");
    public string DatabasePath => Path.Combine(DataDirectory, "history.db");
    public string StatePath => Path.Combine(DataDirectory, "state.json");
    public string KeysPath => Path.Combine(DataDirectory, "keys");
    public string LockPath => Path.Combine(DataDirectory, "hybridfailover.lock");

    /// <summary>Resolves both directories; makes nothing on disk.</summary>
    /// <param name="temporary">The lab's new folder; used only when no data directory is configured. Null: no lab.</param>
    /// <exception cref="StartException">Nothing says where to keep files.</exception>
    public static Storage Resolve(IConfiguration configuration, Func<string, string?> environment, Func<string>? temporary)
    {
        var configured = Filled(configuration[DataKey]);
        var isTemporary = configured is null && temporary is not null;
        var data = Path.GetFullPath(configured ?? temporary?.Invoke() ?? Default(environment));
        var spill = Filled(configuration[SpillKey]) is { } named ? Path.GetFullPath(named) : Path.Combine(data, "spill");
        return new Storage(data, spill, isTemporary);
    }

    private static string Default(Func<string, string?> environment)
    {
        // systemd lists several state directories with colons; the first is ours.
        if (Filled(environment("STATE_DIRECTORY")) is { } service) return service.Split(':')[0];
        if (Filled(environment("XDG_STATE_HOME")) is { } user) return Path.Combine(user, "hybridfailover");
        if (Filled(environment("HOME")) is { } home) return Path.Combine(home, ".local", "state", "hybridfailover");
        throw new StartException(
            $"No directory for the state file: {DataKey} is not configured, and neither STATE_DIRECTORY, XDG_STATE_HOME nor HOME is set. Set {DataKey} to a directory that this user may write.");
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
