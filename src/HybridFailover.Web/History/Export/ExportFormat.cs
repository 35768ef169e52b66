namespace HybridFailover.Web.History.Export;

/// <summary>The form of a file that records leave the program in.</summary>
internal enum ExportFormat
{
    /// <summary>For spreadsheets: what is asked for most stands in columns of its own.</summary>
    Csv,

    /// <summary>One JSON object a line; can be verified, see <see cref="Verification.ExportVerifier"/>.</summary>
    Ndjson,
}
