using System.CommandLine;
using System.Text.Json.Nodes;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Api;
using Command = System.CommandLine.Command;

namespace HybridFailover.Web.Cli;

/// <summary>A <see cref="SiteVerb"/> as a command of the command line.</summary>
internal static class SiteCommand
{
    public static void AddTo(Command root, SiteVerb verb, ClientOptions client, Examples examples)
    {
        var command = new Command(verb.Name, verb.Description);
        var site = Words.Argument("SITE", "The site's code.", ArgumentArity.ExactlyOne);
        command.Arguments.Add(site);
        // Where the syntax does not demand a reason, the monitor does: its refusal is on record, ours would not be.
        var reason = Text("--reason", "TEXT", "Why: 10 to 500 characters.", verb.ReasonRequired);
        var fields = new List<(Option Option, string Field)>
        {
            (reason, "reason"),
            (Code(), "code"),
            (Text("--ticket", "ID", "The number of a change or incident elsewhere."), "ticket"),
        };
        if (verb.Target is { } target) fields.Add((Text(target.Option, target.HelpName, target.Description), "to"));
        if (verb.Timed) fields.Add((Duration(), "for"));
        if (verb.Overridable) fields.Add((Text("--override", "SITE", "The site's code, typed once more: go although the target is down, unproven, or the data is stale."), "override"));
        if (verb.EvenIfDown) fields.Add((new Option<bool>("--even-if-down") { Description = "The hold stays although its path dies." }, "evenIfDown"));
        if (verb.Simulated) fields.Add((new Option<bool>("--simulate") { Description = "Decide and record, and write nothing." }, "simulate"));
        foreach (var (option, _) in fields) command.Options.Add(option);

        var id = new Option<string>("--id") { Description = "The command's id, to repeat one whose outcome is unknown: it is carried out once at most.", HelpName = "ID" };
        command.Options.Add(id);
        var version = new Option<long?>("--expected-version") { Description = "The version that you looked at (status shows it): refused as StaleView when the site has moved since.", HelpName = "N" };
        command.Options.Add(version);
        var noWait = new Option<bool>("--no-wait") { Description = "End when the command is accepted, not when the routes are proven." };
        if (verb.Waits) command.Options.Add(noWait);
        client.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var body = new JsonObject { ["id"] = parsed.GetValue(id) ?? NewId(), ["command"] = KebabWord.Of(verb.Kind) };
            foreach (var (option, field) in fields) Copy(parsed, option, field, body);
            if (parsed.GetValue(version) is { } seen) body["expectedVersion"] = seen;
            return SendAsync(parsed, client, parsed.GetRequiredValue(site), body, verb.Waits && !parsed.GetValue(noWait), cancel);
        });
        root.Subcommands.Add(command);
        examples.Add(command, verb.Examples);
    }

    private static async Task<int> SendAsync(ParseResult parsed, ClientOptions options, string site, JsonObject body, bool wait, CancellationToken cancel)
    {
        using var client = options.Connect(parsed);
        var again = $"Look with \"hybridfailover status {site}\", or run the same command again with --id {body["id"]}: it is carried out once at most.";
        var answer = await client.PostAsync($"sites/{Uri.EscapeDataString(site)}/commands", body, again, cancel);

        var json = parsed.GetValue(ClientOptions.Json);
        var output = parsed.InvocationConfiguration.Output;
        if (!json) await output.WriteLineAsync($"{answer["sentence"]}{(answer["durable"]?.GetValue<bool>() == false ? " (Not yet durable: a restart would forget it.)" : "")}");
        var code = ExitCode.Done;
        if (wait && answer["transitionId"]?.ToString() is { } transition)
        {
            var watch = new TransitionWatch(client, json ? TextWriter.Null : output, TimeProvider.System);
            (code, answer["transition"]) = await watch.UntilEndedAsync(transition, again, cancel);
        }
        if (json) await output.WriteLineAsync(answer.ToJsonString(ApiJsonOptions.Shared));
        return code;
    }

    private static void Copy(ParseResult parsed, Option option, string field, JsonObject body)
    {
        if (option is Option<bool> flag)
        {
            if (parsed.GetValue(flag)) body[field] = true;
        }
        else if (parsed.GetValue((Option<string>)option) is { } text) body[field] = text;
    }

    private static string NewId() => "cli-" + Guid.CreateVersion7().ToString("N");

    private static Option<string> Text(string name, string helpName, string description, bool required = false) =>
        new(name) { HelpName = helpName, Description = description, Required = required };

    private static Option<string> Code()
    {
        var option = Text("--code", "CODE", $"The kind of reason: {KebabWord.All<ReasonCode>()}.");
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } word && KebabWord.Parse<ReasonCode>(word) is null) result.AddError($"--code \"{word}\" is not accepted. Accepted: {KebabWord.All<ReasonCode>()}.");
        });
        return option;
    }

    private static Option<string> Duration()
    {
        var option = Text("--for", "TIME", "For how long: 90s, 15m, 1h, 3d; at most 72h.");
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && DurationText.Parse(text) is null) result.AddError($"--for \"{text}\" is not accepted. Accepted: {DurationText.Accepted}.");
        });
        return option;
    }
}
