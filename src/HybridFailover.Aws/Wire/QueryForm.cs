using System.Text;

namespace HybridFailover.Aws.Wire;

/// <summary>One call of the Query API: its action and its parameters, form-encoded. Lists are flat and count from 1.</summary>
internal sealed class QueryForm(string action, string version = QueryForm.Ec2Version)
{
    public const string Ec2Version = "2016-11-15";

    private readonly StringBuilder _text = new($"Action={action}&Version={version}");

    public string Action => action;

    public QueryForm Add(string name, string value)
    {
        _text.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    public QueryForm AddList(string name, IEnumerable<string> values)
    {
        var number = 0;
        foreach (var value in values) Add($"{name}.{++number}", value);
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
