using System.Globalization;

namespace HybridFailover.Lab.Namespaces;

/// <summary>A process that a lab started, told apart from another one that got its number later by the time at which the kernel started it.</summary>
/// <param name="StartedAt">Clock ticks since boot, field 22 of <c>/proc/ID/stat</c>.</param>
internal sealed record RecordedProcess(string Name, int Id, ulong StartedAt)
{
    /// <returns>Null when it has ended already.</returns>
    public static RecordedProcess? Of(string name, int id) => StartOf(id) is { } start ? new RecordedProcess(name, id, start) : null;

    public static RecordedProcess? Parse(string line) =>
        line.Split(' ') is [var name, var id, var start]
        && int.TryParse(id, CultureInfo.InvariantCulture, out var number) && ulong.TryParse(start, CultureInfo.InvariantCulture, out var startedAt)
            ? new RecordedProcess(name, number, startedAt)
            : null;

    public bool IsAlive => StartOf(Id) == StartedAt;

    /// <summary>Sends a signal, if it still is the same process.</summary>
    public void Signal(int signal)
    {
        if (IsAlive) _ = Libc.Kill(Id, signal);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Id} {StartedAt}");

    private static ulong? StartOf(int id)
    {
        try
        {
            // The second field is the program's name in parentheses, and may hold anything.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var isZombie = fields[0] is "Z" or "X";
            return isZombie ? null : ulong.Parse(fields[22 - 3], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
