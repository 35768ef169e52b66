namespace HybridFailover.Web.History.Reading;

/// <summary>The history can't be read. The message names the cause, and says what still works.</summary>
internal sealed class HistoryUnreadableException(string path, string cause, Exception? inner = null)
    : Exception($"The history in {path} can't be read: {cause}. What the sites do now is not affected: it is shown, and probing and failover go on.", inner);
