using System.CommandLine;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Verification;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.Cli.Audits;

/// <summary><c>audit verify [COPY]</c>: reads every record and names the first that does not fit.</summary>
internal sealed class VerifyCommand(ClientOptions client, HistoryLocation location)
{
    private readonly Argument<string?> _copy = new("COPY") { Description = "An exported NDJSON file, or a backup. Without it, the monitor's database.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _site = new("--site") { Description = "Only this site's chain; \"(program)\" for the program's.", HelpName = "SITE" };
    private readonly Option<DateTimeOffset?> _from = InstantOption.Of("--from", "From this instant. The record before it is taken as it is.");
    private readonly Option<DateTimeOffset?> _to = InstantOption.Of("--to", "Before this instant.");
    private readonly Option<string[]> _heads = new("--head")
    {
        Description = "A chain head that was noted elsewhere; finds a tail that was cut or replaced. May be given several times, or as @FILE with one in each line.",
        HelpName = "CHAIN:NUMBER:HASH", AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command audit, Examples examples)
    {
        var command = new Command("verify", "Read the whole audit trail and name the first record that does not fit. Exit code 1 if there is one.") { _copy, _site, _from, _to, _heads, location.Data };
        client.AddTo(command);
        command.SetAction(RunAsync);
        audit.Subcommands.Add(command);
        examples.Add(command, "audit verify", "audit verify --site LAX1 --from 2026-11-01", "audit verify copy.ndjson --head @heads.txt");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var scope = new VerifyScope(parsed.GetValue(_site), parsed.GetValue(_from), parsed.GetValue(_to), Heads(parsed.GetValue(_heads) ?? []));
        if (scope.From >= scope.To) throw new ClientFailure(ExitCode.BadInput, $"--from {scope.From:u} is not before --to, {scope.To:u}: there is nothing to verify.");
        var copy = parsed.GetValue(_copy);
        var file = copy ?? await location.FindAsync(parsed, client, cancel);
        var report = await Task.Run(() => Verify(file, isCopy: copy is not null, scope, cancel), cancel);
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(parsed.GetValue(ClientOptions.Json) ? VerifyText.Json(file, report) : VerifyText.Of(file, report, scope));
        return report.IsWhole ? ExitCode.Done : ExitCode.Refused;
    }

    private static VerifyReport Verify(string file, bool isCopy, VerifyScope scope, CancellationToken cancel)
    {
        try
        {
            if (!isCopy || IsDatabase(file)) return DatabaseVerifier.Verify(file, scope, cancel);
            using var lines = new StreamReader(file);
            return ExportVerifier.Verify(lines, scope, cancel);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or FormatException or KeyNotFoundException)
        {
            throw new ClientFailure(ExitCode.BadInput, $"{file} can't be verified: {broken.Message.TrimEnd('.')}.");
        }
        catch (SqliteException broken)
        {
            // A page that can't be read is a finding: what is in it is not what was written.
            var isDamaged = broken.SqliteErrorCode is 11 or 26;
            throw new ClientFailure(isDamaged ? ExitCode.Refused : ExitCode.BadInput, $"{file} can't be verified: {StoreTrouble.Words(broken)}");
        }
    }

    private static List<ChainHead> Heads(IEnumerable<string> given)
    {
        var texts = given.SelectMany(text => text.StartsWith('@') ? Lines(text[1..]) : [text]).Where(text => text.Trim().Length > 0).ToList();
        var wrong = texts.Where(text => HeadText.Parse(text) is null).ToList();
        return wrong.Count == 0 ? [.. texts.Select(text => HeadText.Parse(text)!)]
            : throw new ClientFailure(ExitCode.BadInput, string.Join(Environment.NewLine, wrong.Select(text => $"--head: \"{text}\" is no chain head. Accepted: {HeadText.Accepted}.")));
    }

    private static string[] Lines(string file)
    {
        try { return File.ReadAllLines(file); }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new ClientFailure(ExitCode.BadInput, $"--head: {file} can't be read: {broken.Message}");
        }
    }

    private static bool IsDatabase(string file)
    {
        Span<byte> begin = stackalloc byte[16];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.StartsWith("SQLite format 3"u8);
    }
}
