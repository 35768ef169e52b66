using System.Text;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class StateTextTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero);

    internal static RememberedSite Full(string code = "LAX1") => new()
    {
        Code = code,
        Mode = new Mode(ModeKind.Held, "vpn", At.AddHours(2), EvenIfDown: true, DrillId: "d-1"),
        ModeReason = "alice: carrier works on the fibre\n\u202E\0 \"quoted\"",
        Failovers = [At.AddMinutes(-30), At.AddMinutes(-10).AddTicks(1234567)],
        FlapCount = 2,
        FailbackBlocked = "3 automatic failovers within an hour (limit 3)",
        StateLost = null,
        HoldBroken = "vpn went down",
        Acknowledged = [new Alarm(AlarmKind.HoldBroken, At, "vpn went down", "bob")],
        Wrote = ["eni-0123456789abcdef0"],
        Adopted = [new AdoptedRow("rtb-0123456789abcdef0", "192.168.50.0/24", "i-1")],
        Answers = [new AnswerGiven(new CommandAnswer("c-1", Rejection.TargetDown, "vpn is down", true, 7, "t-1"), At)],
    };

    private static string Text(params RememberedSite[] sites) => Encoding.UTF8.GetString(StateText.Write(new Remembered(At, [.. sites])));

    private static StateReading Read(string text) => StateText.Read(Encoding.UTF8.GetBytes(text), "/s/state.json");

    [Fact]
    public void What_is_written_is_read_again()
    {
        var text = Text(Full(), Full("SEA1") with { Mode = Mode.Automatic, ModeReason = null, Failovers = [], Acknowledged = [], Wrote = [], Adopted = [], Answers = [] });

        var read = Assert.IsType<StateReading.Read>(Read(text)).Remembered;

        Assert.Equal(text, Text([.. read.Sites]));
        Assert.Equal(Full().Mode, read.Find("lax1")!.Mode);
        Assert.Equal(Full().ModeReason, read.Find("LAX1")!.ModeReason);
        Assert.Equal(Full().Failovers.AsEnumerable(), read.Find("LAX1")!.Failovers);
        Assert.Equal(Full().Answers.AsEnumerable(), read.Find("LAX1")!.Answers);
        Assert.Equal(Full().Acknowledged.AsEnumerable(), read.Find("LAX1")!.Acknowledged);
        Assert.Null(read.Find("SFO1"));
    }

    [Fact]
    public void Text_that_UTF_8_can_not_hold_does_not_keep_the_rest_from_being_written() =>
        Assert.Equal("\uFFFD alone", Assert.IsType<StateReading.Read>(Read(Text(Full() with { ModeReason = "\uD83D alone" }))).Remembered.Find("LAX1")!.ModeReason);

    [Fact]
    public void Its_form_is_fixed()
    {
        var text = Text(Full() with { ModeReason = "alice: works", Failovers = [At], Acknowledged = [], Answers = [] });

        Assert.Equal("""
            {
              "version": 1,
              "savedAt": "2026-03-29T01:30:00+00:00",
              "sites": [
                {
                  "code": "LAX1",
                  "mode": {
                    "kind": "Held",
                    "path": "vpn",
                    "until": "2026-03-29T03:30:00+00:00",
                    "evenIfDown": true,
                    "byMachine": false,
                    "drillId": "d-1"
                  },
                  "modeReason": "alice: works",
                  "failovers": [
                    "2026-03-29T01:30:00+00:00"
                  ],
                  "flapCount": 2,
                  "failbackBlocked": "3 automatic failovers within an hour (limit 3)",
                  "stateLost": null,
                  "holdBroken": "vpn went down",
                  "acknowledged": [],
                  "wrote": [
                    "eni-0123456789abcdef0"
                  ],
                  "adopted": [
                    {
                      "routeTableId": "rtb-0123456789abcdef0",
                      "destination": "192.168.50.0/24",
                      "target": "i-1"
                    }
                  ],
                  "answers": []
                }
              ]
            }
            """, text);
    }

    [Fact]
    public void A_newer_form_is_refused_and_said_to_be_newer() =>
        Assert.Equal(
            new StateReading.Unreadable("the state file /s/state.json has form 2, and this program reads up to 1: it was written by a newer one"),
            Read("""{ "version": 2, "whatever": [] }"""));

    public static TheoryData<string> Broken => new(
    [
        "", "null", "[]", "{}", "not JSON",
        Text(Full())[..200],
        Text(Full()).Replace("\"Held\"", "\"Asleep\"", StringComparison.Ordinal),
        Text(Full()).Replace("\"Held\"", "1", StringComparison.Ordinal),
        Text(Full()).Replace("\"flapCount\": 2", "\"flapCount\": 0", StringComparison.Ordinal),
        Text(Full()).Replace("\"path\": \"vpn\"", "\"path\": null", StringComparison.Ordinal),
        Text(Full()).Replace("\"code\": \"LAX1\",", "", StringComparison.Ordinal),
        Text(Full()).Replace("\"code\": \"LAX1\"", "\"code\": null", StringComparison.Ordinal),
        Text(Full()).Replace("\"flapCount\"", "\"flaps\": 1, \"flapCount\"", StringComparison.Ordinal),
        Text(Full()).Replace("\"flapCount\"", "\"flapCount\": 1, \"flapCount\"", StringComparison.Ordinal),
        Text(Full()).Replace("\"version\": 1", "\"version\": 0", StringComparison.Ordinal),
        Text(Full()).Replace("\"failovers\": [", "\"failovers\": null, \"x\": [", StringComparison.Ordinal),
        Text(Full(), Full("lax1")),
        Text(Full() with { Answers = [.. Full().Answers, .. Full().Answers] }),
    ]);

    [Theory, MemberData(nameof(Broken))]
    public void What_is_half_understood_is_not_understood(string text) =>
        Assert.StartsWith("the state file /s/state.json can't be used: ", Assert.IsType<StateReading.Unreadable>(Read(text)).Sentence, StringComparison.Ordinal);
}
