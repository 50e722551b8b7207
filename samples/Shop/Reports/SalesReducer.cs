using System.Buffers;

namespace AkkaCluster.Samples.Shop.Reports;

/// <summary>Adds the parts up.</summary>
internal sealed class SalesReducer : IReducer
{
    private readonly SalesReport _sum = new();

    public string ContentType => "application/json";

    public void Add(TaskOutcome outcome)
    {
        if (!outcome.Failed)
            _sum.Add(JsonSerializer.Deserialize<SalesReport>(outcome.Output, JsonSerializerOptions.Web)!);
    }

    public void Complete(IBufferWriter<byte> result)
    {
        using var writer = new Utf8JsonWriter(result);
        JsonSerializer.Serialize(writer, _sum, JsonSerializerOptions.Web);
    }
}
