using System.Net;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class MatchingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void A_reply_from_another_address_counts_for_nothing() =>
        AssertRejected(reply => reply with { Source = MappedAddress.Of(IPAddress.Parse("10.9.9.9")) });

    [Fact]
    public void A_reply_with_another_nonce_counts_for_nothing() => AssertRejected(reply => reply with { Nonce = reply.Nonce ^ 1 });

    [Fact]
    public void A_reply_with_another_sequence_counts_for_nothing() =>
        AssertRejected(reply => reply with { Sequence = (ushort)(reply.Sequence + 7) });

    [Fact]
    public void A_reply_with_another_identifier_is_another_program_s()
    {
        using var scene = Forged(reply => reply with { Identifier = (ushort)(reply.Identifier + 1) });
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
        Assert.Equal(0, scene.Figures("dx").Rejected);
    }

    [Fact]
    public void A_duplicate_is_rejected_and_changes_nothing()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.Dx.Extra = (request, sentAt) => [FakeEchoNetwork.ReplyTo(request, sentAt + 2 * Soon)];
        scene.RunFor(10.01);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        Assert.Equal(0, scene.Figures("dx").Loss60s);
        Assert.InRange(scene.Figures("dx").Rejected, 45, 70);
    }

    [Fact]
    public void A_replayed_reply_is_rejected()
    {
        EchoRequest? recorded = null;
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.Dx.Answer = (request, _) => recorded is null ? Soon : null;
        scene.Dx.Extra = (request, sentAt) =>
        {
            recorded ??= request;
            return sentAt > TimeSpan.FromSeconds(1) ? [FakeEchoNetwork.ReplyTo(recorded.Value, sentAt + Soon)] : [];
        };
        scene.RunFor(5);
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
        Assert.True(scene.Figures("dx").Rejected > 10);
    }

    [Fact]
    public void An_error_is_counted_by_kind_and_is_neither_an_answer_nor_an_end()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.Dx.Answer = (_, _) => TimeSpan.FromMilliseconds(100);
        scene.Dx.Extra = (request, sentAt) => [Error(request, sentAt, 0)];
        scene.RunFor(10.19);
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
        Assert.True(scene.Figures("dx").Errors["host unreachable"] > 40);
        Assert.Equal(0, scene.Figures("dx").Rejected);
    }

    [Fact]
    public void An_error_that_quotes_another_nonce_is_not_ours()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.Dx.Extra = (request, sentAt) => [Error(request, sentAt, request.Nonce ^ 1)];
        scene.RunFor(5);
        Assert.Empty(scene.Figures("dx").Errors);
    }

    [Fact]
    public void A_late_reply_is_late_and_neither_an_answer_nor_loss()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.Dx.RoundTrip = TimeSpan.FromMilliseconds(201);
        scene.RunFor(10.1);
        var figures = scene.Figures("dx");
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
        Assert.Null(scene["dx"].AnsweredSentAt);
        Assert.Equal(0, figures.Loss60s);
        Assert.Equal(1, figures.Late60s);
        Assert.InRange(figures.Lost, 0, 1);
        Assert.True(figures.Late > 40);
        Assert.All(scene.Rounds("dx").SkipLast(2), round => Assert.Equal((RoundOutcome.Lost, 1u), (round.Outcome, round.Late)));
    }

    [Fact]
    public void A_reply_counts_by_the_time_of_its_receipt_and_not_of_its_reading()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.Dx.RoundTrip = TimeSpan.FromMilliseconds(190);
        scene.RunFor(5);
        // Read 90 ms after the timeout of a round whose answer came in time, by a scheduler that is not yet called ill.
        var sent = scene.Rounds("dx")[^1].SentAt;
        scene.RunTo(sent + TimeSpan.FromMilliseconds(180));
        scene.StepAt(sent + TimeSpan.FromMilliseconds(290));
        var round = scene.Rounds("dx").Single(each => each.SentAt == sent);
        Assert.Equal((RoundOutcome.Good, TimeSpan.FromMilliseconds(190)), (round.Outcome, round.RoundTrip));
    }

    private static EchoReply Error(EchoRequest request, TimeSpan sentAt, ulong nonce) => new(
        EchoReplyKind.HostUnreachable, MappedAddress.Of(IPAddress.Parse("10.1.0.254")), MappedAddress.Of(request.Address),
        request.Identifier, request.Sequence, nonce, sentAt + Soon);

    private static Scene Forged(Func<EchoReply, EchoReply> forge)
    {
        var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.Dx.Answer = (_, _) => null;
        scene.Dx.Extra = (request, sentAt) => [forge(FakeEchoNetwork.ReplyTo(request, sentAt + Soon))];
        return scene.RunFor(5);
    }

    private static void AssertRejected(Func<EchoReply, EchoReply> forge)
    {
        using var scene = Forged(forge);
        Assert.Equal(Verdict.Down, scene["dx"].Verdict);
        Assert.Null(scene["dx"].AnsweredSentAt);
        Assert.True(scene.Figures("dx").Rejected > 15);
    }
}
