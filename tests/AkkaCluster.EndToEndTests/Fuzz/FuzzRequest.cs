using System.Text;

namespace AkkaCluster.EndToEndTests.Fuzz;

/// <summary>One request to try.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Path and query, as they go over the wire.</param>
/// <param name="ContentType">The body's media type; null for none.</param>
/// <param name="Headers">Further headers.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Promised">How much longer the body says that it is than what comes.</param>
internal sealed record FuzzRequest(string Method, string Path, string? ContentType, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, int Promised = 0)
{
    /// <summary>As it goes over the wire.</summary>
    public byte[] ToBytes(string host)
    {
        var head = new StringBuilder($"{Method} {Path} HTTP/1.1\r\n");
        if (!Headers.Any(header => header.Name == "Host"))
            head.Append($"Host: {host}\r\n");
        foreach (var (name, value) in Headers)
            head.Append($"{name}: {value}\r\n");
        if (ContentType is not null)
            head.Append($"Content-Type: {ContentType}\r\n");
        if (Body is not null)
            head.Append($"Content-Length: {Body.Length + Promised}\r\n");
        head.Append("Connection: close\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. Body ?? []];
    }

    public override string ToString()
    {
        var text = Encoding.UTF8.GetString(ToBytes("node"));
        return text.Length <= 2000 ? text : $"{text[..2000]} … ({text.Length} characters)";
    }
}
