using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Tests.Audit;

public sealed class CanonicalTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("two\r\nlines\t", @"""two\r\nlines\t""")]
    [InlineData("\0\u0001\b\f\u001f\u007f", "\"\\u0000\\u0001\\b\\f\\u001f\u007f\"")]
    [InlineData("\"quoted\" \\ /", @"""\""quoted\"" \\ /""")]
    [InlineData("\u202Eright to left שלום", "\"\u202Eright to left שלום\"")]
    [InlineData("\u00E9 is not e\u0301", "\"\u00E9 is not e\u0301\"")]
    [InlineData("😀", "\"😀\"")]
    [InlineData("\u2028</script>", "\"\u2028</script>\"")]
    public void Text_stays_exactly_what_it_was(string text, string canonical)
    {
        Assert.Equal(canonical, Canonical.Text(text));
        // What can't be in UTF-8 is escaped: the bytes give the text back.
        Assert.Equal(canonical, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(canonical)));
    }

    [Fact]
    public void A_surrogate_without_its_partner_is_escaped()
    {
        Assert.Equal("\"\\ud83d alone\"", Canonical.Text("\uD83D alone"));
        Assert.Equal("\"\\ude00\\ud83d\"", Canonical.Text("\uDE00\uD83D"));
    }

    [Fact]
    public void Every_text_is_JSON_that_reads_as_itself() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => text is null || Read(Canonical.Text(text)) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Different_texts_have_different_forms() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (one, other) => (Canonical.Text(one) == Canonical.Text(other)) == (one == other)).QuickCheckThrowOnFailure();

    // A surrogate without a partner can't be read as text by System.Text.Json: left to the theory above.
    private static string? Read(string canonical) => canonical.Contains(@"\ud", StringComparison.Ordinal) ? Unescape(canonical) : JsonSerializer.Deserialize<string>(canonical);

    private static string Unescape(string canonical)
    {
        var text = new StringBuilder();
        for (var at = 1; at < canonical.Length - 1; at++)
        {
            if (canonical[at] != '\\') { text.Append(canonical[at]); continue; }
            var escape = canonical[++at];
            if (escape == 'u') { text.Append((char)Convert.ToInt32(canonical.Substring(at + 1, 4), 16)); at += 4; }
            else text.Append(escape switch { 'b' => '\b', 't' => '\t', 'n' => '\n', 'f' => '\f', 'r' => '\r', _ => escape });
        }
        return text.ToString();
    }

    [Fact]
    public void Times_numbers_and_names_have_one_form()
    {
        Assert.Equal("\"2026-03-28T23:30:00.0000001Z\"", Canonical.Time(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(2)).AddTicks(1)));
        Assert.Equal("\"00:00:00.2000000\"", Canonical.Duration(TimeSpan.FromSeconds(0.2)));
        Assert.Equal("\"-01:00:00.0000000\"", Canonical.Duration(TimeSpan.FromHours(-1)));
        Assert.Equal("\"3.00:00:00.0000000\"", Canonical.Duration(TimeSpan.FromHours(72)));
        Assert.Equal("\"0.2\"", Canonical.Ratio(0.20));
        Assert.Equal("\"2\"", Canonical.Ratio(2));
        Assert.Equal("-7", Canonical.Whole(-7));
        Assert.Equal("\"allow-failback\"", Canonical.Name<CommandKind>(CommandKind.AllowFailback));
        Assert.Equal("[1,null,\"x\"]", Canonical.List([Canonical.Whole(1), Canonical.Whole(null), Canonical.Text("x")]));
        Assert.Equal(["null", "null", "null", "null"], [Canonical.Text(null), Canonical.Time(null), Canonical.Duration(null), Canonical.Name<ReasonCode>(null)]);
        Assert.Equal("\"AP8=\"", Canonical.Bytes([0, 255]));
    }

    [Fact]
    public void Members_come_in_the_order_of_their_code_units() =>
        Assert.Equal("""{"A":1,"a":3,"a!":4,"é":2}""", new CanonicalObject().Add("é", "2").Add("a", "3").Add("a!", "4").Add("A", "1").ToString());

    [Fact]
    public void No_member_is_there_twice() =>
        Assert.Throws<ArgumentException>(() => new CanonicalObject().Add("a", "1").Add("a", "2"));
}
