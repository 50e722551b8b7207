using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace AkkaCluster.Chaos.World;

/// <summary>Has a .NET process collect all of its heap, as dotnet-gcdump does: what nobody has a use for any more is not what it keeps.</summary>
internal static class FullCollection
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";

    /// <summary>GCHeapCollectKeyword: a session that asks for it begins with a full collection.</summary>
    private const long Collect = 0x800000;

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(int process, CancellationToken cancellation)
    {
        using var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync([new EventPipeProvider(Runtime, EventLevel.Informational, Collect)], requestRundown: false, token: cancellation).ConfigureAwait(false);
        var events = session.EventStream.CopyToAsync(Stream.Null, cancellation);
        await Task.Delay(Lasts, cancellation).ConfigureAwait(false);
        await session.StopAsync(cancellation).ConfigureAwait(false);
        await events.ConfigureAwait(false);
    }
}
