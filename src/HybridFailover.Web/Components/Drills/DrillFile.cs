using System.Text.Json;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Drills;

/// <summary>The stop conditions of running drills, beside the machine's own state: a restart in the middle of a drill goes on looking for them.</summary>
/// <param name="path">Null: they are kept nowhere.</param>
public sealed class DrillFile(string? path)
{
    /// <summary>Why the file does not say, or is not known to say, what a running drill is watched for; null: it does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Never throws.</summary>
    public IReadOnlyList<WatchedDrill> Read()
    {
        if (path is null || !File.Exists(path)) return [];
        try
        {
            return JsonSerializer.Deserialize<List<WatchedDrill>>(File.ReadAllBytes(path)) is { } drills && drills.TrueForAll(drill => drill is { Id: not null, Conditions: not null })
                ? drills : throw new JsonException("it does not list drills");
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            Trouble = $"stop conditions from before this start can't be read ({path}: {unreadable.Message.TrimEnd('.')})";
            return [];
        }
    }

    /// <summary>Never throws.</summary>
    public void Write(IEnumerable<WatchedDrill> drills)
    {
        if (path is null) return;
        try
        {
            AtomicFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(drills.ToList()));
            Trouble = null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Trouble = $"a restart would forget the stop conditions ({path} can't be written: {failed.Message.TrimEnd('.')})";
        }
    }
}
