namespace HybridFailover.Web.History.Export;

/// <summary>Records as the lines of a file. Bytes gather until they are taken.</summary>
internal interface IExportLines : IDisposable
{
    /// <summary>Not taken yet.</summary>
    int Length { get; }

    void Begin(ExportHead head);

    /// <param name="evidence">Path and rounds; empty: none, or not asked for.</param>
    void Add(in ExportRow row, IReadOnlyList<(string Path, byte[] Rounds)> evidence);

    /// <summary>What has gathered; holds until <see cref="Clear"/>.</summary>
    ReadOnlyMemory<byte> Take();

    void Clear();
}
