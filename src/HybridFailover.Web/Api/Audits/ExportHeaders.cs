using System.Globalization;
using System.Text;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Export;
using Microsoft.Net.Http.Headers;

namespace HybridFailover.Web.Api.Audits;

/// <summary>What a file holds, beside the file: a CSV has no room for it.</summary>
internal static class ExportHeaders
{
    /// <summary>More would not fit through many a proxy; the first line of NDJSON, and <c>GET audit/store</c>, have them all.</summary>
    private const int MostHeads = 40;

    public static void Write(ExportHead head, HttpResponse response)
    {
        var headers = response.Headers;
        response.ContentType = head.Format == ExportFormat.Csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson; charset=utf-8";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = head.FileName }.ToString();
        headers.CacheControl = "no-store";
        headers["X-Audit-Filter"] = Printable(head.Filter.ToString());
        headers["X-Audit-Count"] = head.Count.ToString(CultureInfo.InvariantCulture);
        headers["X-Audit-Heads"] = Printable(Heads(head.Heads));
        if (head.Degraded is { } degraded) headers["X-Audit-Degraded"] = Printable(degraded);
    }

    private static string Heads(IReadOnlyList<ChainHead> heads)
    {
        var all = string.Join(", ", heads.Select(HeadText.Of));
        return heads.Count <= MostHeads ? all : string.Create(CultureInfo.InvariantCulture, $"{heads.Count} chains; sha256={Attachment.HashOf(Encoding.UTF8.GetBytes(all))}");
    }

    /// <summary>Header text is visible ASCII and blanks; everything else is percent-encoded.</summary>
    private static string Printable(string text)
    {
        if (text.All(letter => letter is >= ' ' and <= '~')) return text;
        var written = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(text))
            if (letter is >= 0x20 and <= 0x7E) written.Append((char)letter);
            else written.Append(CultureInfo.InvariantCulture, $"%{letter:X2}");
        return written.ToString();
    }
}
