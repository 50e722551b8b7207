using System.Text;

namespace AkkaCluster.Balancing.Balancer;

/// <summary>A request to the balancer: have one of the servers run this task. The answer is a <see cref="BalancedAnswer"/>.</summary>
/// <param name="Kind">The name of the job kind.</param>
/// <param name="Parameters">The kind's parameters as a JSON object.</param>
/// <param name="Input">The task's input.</param>
/// <param name="Key">What consistent-hash goes by, and what a cluster's gateway knows a task by that comes again; null where the caller gives none, and then the hash goes by the input.</param>
public sealed record BalancedTask(string Kind, string Parameters, string Input, string? Key = null)
{
    /// <summary>Bytes that it takes in a message.</summary>
    internal int Size => Utf8(Kind) + Utf8(Parameters) + Utf8(Input) + Utf8(Key ?? "");

    private static int Utf8(string text) => Encoding.UTF8.GetByteCount(text);
}
