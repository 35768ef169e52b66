using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History;

/// <summary>What the log is told about the history.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} can't be written. Failover is not affected; records wait, in memory and in the spill file, and are appended in order when it can be written again")]
    public static partial void Failed(ILogger log, Exception failure, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not be closed")]
    public static partial void NotClosed(ILogger log, Exception failure, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Path} is written again")]
    public static partial void Well(ILogger log, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Records that wait can't be put into {Spill}; they stay in memory, and a crash now would lose them")]
    public static partial void NotSpilled(ILogger log, Exception failure, string spill);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} groups of records from {Spill} were taken over into the history")]
    public static partial void TakenOver(ILogger log, int count, string spill);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} lines of {Spill} can't be read and are not in the history; the file is kept as {Kept}")]
    public static partial void Unreadable(ILogger log, int count, string spill, string kept);

    [LoggerMessage(Level = LogLevel.Error, Message = "The record {Kind} {Id} of {Chain} is kept, and can't be found by search or filter; this is a defect, please report it")]
    public static partial void NotFound(ILogger log, Exception failure, string chain, AuditKind kind, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index of {Path} is damaged. Every record is kept; lists, filters and search find all of them again when it is made anew from the records, which begins now")]
    public static partial void IndexDamaged(ILogger log, Exception? failure, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index of {Path} can't be made anew: {Why}. Every record is kept; lists, filters and search don't find all of them. The next start tries again")]
    public static partial void IndexNotRenewed(ILogger log, string why, string path);

    [LoggerMessage(Level = LogLevel.Information, Message = "The index of {Path} is whole again")]
    public static partial void IndexRenewed(ILogger log, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} has not taken all records yet; what is left goes to the spill file")]
    public static partial void StillWriting(ILogger log, string path);

    [LoggerMessage(Level = LogLevel.Critical, Message = "A record could be written neither to the history nor to the spill file, and is lost but for this line: {Chain} {Kind} {Id} {Content}")]
    public static partial void Lost(ILogger log, string chain, AuditKind kind, string id, string content);
}
