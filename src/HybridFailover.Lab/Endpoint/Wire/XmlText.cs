using System.Text;

namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>Writes an answer. A plain string builder: answers are small, and the failover time of others is measured against it.</summary>
internal sealed class XmlText
{
    private readonly StringBuilder _text = new(1024);

    public XmlText Open(string name)
    {
        _text.Append('<').Append(name).Append('>');
        return this;
    }

    public XmlText Close(string name)
    {
        _text.Append("</").Append(name).Append('>');
        return this;
    }

    public XmlText Raw(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>An element with text; nothing when there is none, as EC2 leaves out what does not apply.</summary>
    public XmlText Value(string name, string? text)
    {
        if (text is null) return this;
        Open(name);
        Escape(text);
        return Close(name);
    }

    public XmlText Value(string name, bool fact) => Value(name, fact ? "true" : "false");

    public XmlText Value(string name, int number) => Value(name, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A list as EC2 writes it: <c>&lt;name&gt;&lt;item&gt;…</c>.</summary>
    public XmlText Items<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        Open(name);
        foreach (var item in items)
        {
            Open("item");
            write(item);
            Close("item");
        }

        return Close(name);
    }

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_text.ToString());

    private void Escape(string text)
    {
        foreach (var each in text)
            switch (each)
            {
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '&': _text.Append("&amp;"); break;
                case '"': _text.Append("&quot;"); break;
                default: _text.Append(each); break;
            }
    }
}
