using System.Buffers;
using System.Text;

namespace HybridFailover.Web.Cli.Audits;

/// <summary>Where an export goes. A file is there when it is whole, and not before.</summary>
internal static class ExportOutput
{
    /// <exception cref="ClientFailure">The file can't be written.</exception>
    public static async Task ToFileAsync(Stream content, string file, CancellationToken cancel)
    {
        var part = file + ".part";
        try
        {
            await using (var written = OpenPart(part)) await content.CopyToAsync(written, 1 << 17, cancel);
            File.Move(part, file, overwrite: true);
        }
        catch (Exception failed) when (failed is UnauthorizedAccessException || (failed is IOException && !LostConnection.Is(failed)))
        {
            throw new ClientFailure(ExitCode.BadInput, $"{file} can't be written: {failed.Message.TrimEnd('.')}. The monitor is not affected.");
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }

    /// <summary>Byte for byte, with its mark at the beginning, unless a person looks at it: a terminal gets no control characters.</summary>
    public static async Task ToTextAsync(Stream content, TextWriter output, CancellationToken cancel)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        using var reader = new StreamReader(content, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        var letters = ArrayPool<char>.Shared.Rent(1 << 16);
        for (int count; (count = await reader.ReadAsync(letters.AsMemory(), cancel)) > 0;)
        {
            if (isTerminal)
                foreach (ref var letter in letters.AsSpan(0, count))
                    if (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) letter = '\uFFFD';
            await output.WriteAsync(letters.AsMemory(0, count), cancel);
        }
        ArrayPool<char>.Shared.Return(letters);
    }

    private static FileStream OpenPart(string part)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        // What is in it is for those who may read the monitor's.
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(part, options);
    }
}
