namespace HybridFailover.Web.History;

/// <summary>Says that the index is damaged, what still works, and when it is whole again.</summary>
internal sealed class IndexNotice(string path, StoreTrouble trouble, ILogger log)
{
    private bool _isTold, _isFailureTold;

    public void Tell(HistoryWriter writer)
    {
        if (writer.Index.IsWhole)
        {
            if (_isTold) StoreLog.IndexRenewed(log, path);
            (_isTold, _isFailureTold, trouble.Index) = (false, false, null);
            return;
        }
        if (!_isTold) StoreLog.IndexDamaged(log, writer.Index.Cause, path);
        if (!_isFailureTold && writer.IndexFailure is { } failure) StoreLog.IndexNotRenewed(log, failure, path);
        (_isTold, _isFailureTold) = (true, writer.IndexFailure is not null);
        trouble.Index = writer.IndexFailure is { } why
            ? $"The index of {path} is damaged and can't be made anew ({why}); the next start tries again"
            : $"The index of {path} was damaged and is being made anew from the records";
    }
}
