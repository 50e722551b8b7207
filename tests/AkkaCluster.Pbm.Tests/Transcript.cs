using System.Text;

namespace AkkaCluster.Pbm.Tests;

/// <summary>What a client prints, to be read while it goes on printing.</summary>
internal sealed class Transcript : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_text) _text.Append(value);
    }

    public override string ToString()
    {
        lock (_text) return _text.ToString();
    }
}
