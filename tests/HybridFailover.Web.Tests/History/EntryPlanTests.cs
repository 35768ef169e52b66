using System.Data.Common;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;
using Microsoft.EntityFrameworkCore;

namespace HybridFailover.Web.Tests.History;

/// <summary>What is asked of the entries is sought in an index, and not looked for in all of them: a rare value is found as soon as a frequent one.</summary>
public sealed class EntryPlanTests
{
    [Theory]
    [InlineData("trigger", "entries_triggers (trigger=?)"), InlineData("result", "entries_results (result=?)"), InlineData("actor", "entries_actors (actor=?)"), InlineData("type", "entries_types (type=?)")]
    [InlineData("trigger range", "entries_triggers (trigger=? AND at>? AND at<?)"), InlineData("actor range", "entries_actors (actor=? AND at>? AND at<?)")]
    [InlineData("site trigger", "entries_trigger (site=? AND trigger=?)"), InlineData("site result", "entries_result (site=? AND result=?)"), InlineData("site actor", "entries_actor (site=? AND actor=?)")]
    [InlineData("site type", "entries_site (site=?)")]
    public async Task A_filter_is_sought_in_its_index_and_found_in_order(string asked, string index)
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(StoreScene.Entry(1)).WaitAsync(TestContext.Current.CancellationToken);
        await scene.SettleAsync();
        using var connection = HistoryDatabase.OpenToRead(scene.Database);
        using var moment = connection.BeginTransaction(deferred: true);
        using var context = HistoryContext.On(connection, moment);
        var filter = new AuditFilter
        {
            Site = Of("site"), Trigger = Of("trigger"), Result = Of("result"), Actor = Of("actor"), Type = Of("type"),
            From = asked.Contains("range", StringComparison.Ordinal) ? StoreScene.At : null, To = asked.Contains("range", StringComparison.Ordinal) ? StoreScene.At.AddDays(1) : null,
        };
        using var page = new EntryQuery(context, null).Of(filter).Older(null).Take(51).CreateDbCommand();
        Assert.Equal([$"SEARCH e USING INDEX {index}"], Plan(page));

        string? Of(string name) => asked.Split(' ').Contains(name) ? "drill" : null;
    }

    [Theory]
    [InlineData(EntryTable.End), InlineData(EntryTable.Answer), InlineData(EntryTable.Evidence)]
    public void What_ends_an_entry_is_written_by_its_subject_on_the_connection_that_made_the_database(string sql)
    {
        var folder = Directory.CreateTempSubdirectory("hf-plan-");
        try
        {
            using var connection = HistoryDatabase.OpenToWrite(Path.Combine(folder.FullName, "history.db"), out _);
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var name in (string[])["$result", "$duration", "$review", "$sentence", "$record", "$subject", "$site"]) command.Parameters.AddWithValue(name, 1);
            Assert.Equal(["SEARCH entries USING INDEX entries_subject (subject=? AND site=?)"], Plan(command));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Plan(DbCommand command)
    {
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read()) steps.Add(reader.GetString(3));
        return steps;
    }
}
