using System.Text;

namespace AkkaCluster.Client.Model;

/// <summary>What a job made.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Data">Its bytes.</param>
public sealed record JobResult(string ContentType, ReadOnlyMemory<byte> Data)
{
    /// <summary>The result as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Data.Span);
}
