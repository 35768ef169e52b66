namespace HybridFailover.Web.History.Reading;

/// <summary>The order of pages. Every one of them ends with the place, so that no two entries are at the same one.</summary>
internal enum EntryOrder
{
    Newest,
    Oldest,

    /// <summary>By duration; what has none is not in it.</summary>
    Longest,

    /// <summary>By the site's code, then newest first.</summary>
    Site,
}
