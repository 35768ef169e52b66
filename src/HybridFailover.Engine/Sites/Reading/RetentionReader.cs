namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Reads the section <c>History</c>.</summary>
internal static class RetentionReader
{
    private static readonly string[] Known = [nameof(Retention.Seconds), nameof(Retention.Minutes)];

    public static Retention Read(Node? history)
    {
        var retention = new Retention();
        if (history is null) return retention;
        history.Knows(Known, "Seconds or Minutes");
        if (history.Find(nameof(Retention.Seconds)) is { } seconds
            && Scalars.Time(seconds, TimeSpan.FromMinutes(10), TimeSpan.FromDays(31)) is { } forSeconds) retention = retention with { Seconds = forSeconds };
        if (history.Find(nameof(Retention.Minutes)) is { } minutes
            && Scalars.Time(minutes, TimeSpan.FromDays(1), TimeSpan.FromDays(999)) is { } forMinutes) retention = retention with { Minutes = forMinutes };
        return retention;
    }
}
