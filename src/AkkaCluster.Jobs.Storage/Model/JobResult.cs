namespace AkkaCluster.Jobs.Storage;

/// <summary>What a job's reducer made.</summary>
public sealed record JobResult(string ContentType, ReadOnlyMemory<byte> Data)
{
    private const int MostOfType = 200;

    /// <summary>Its media type; kept as <see cref="StorableText"/>.</summary>
    public string ContentType { get; init => field = StorableText.Of(value, MostOfType); } = StorableText.Of(ContentType, MostOfType);
}
