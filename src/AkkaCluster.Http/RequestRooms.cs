using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Http;

/// <summary>What the requests of a node hold together, bounded: calls that wait or follow, and bytes of bodies that are read whole.</summary>
internal sealed class RequestRooms(GatewayOptions options)
{
    private readonly Room _waiting = new(options.MaxWaiting);

    /// <summary>Bytes of JSON bodies.</summary>
    public Room Bodies { get; } = new(options.MaxBodies);

    /// <summary>Calls that wait or follow now.</summary>
    public long Waiting => _waiting.Taken;

    /// <summary>Takes a place among those that wait; give it back by its disposal.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public IDisposable Wait() => _waiting.TryTake(1)
        ? new Place(_waiting)
        : throw new ProblemException(StatusCodes.Status429TooManyRequests, "The node has no room now", $"{options.MaxWaiting} calls wait at this node for jobs or follow them, which is the most (akkacluster.http.max-waiting). Ask another node, or without waiting.") { RetryAfter = TimeSpan.FromSeconds(1) };

    private sealed class Place(Room room) : IDisposable
    {
        public void Dispose() => room.Give(1);
    }
}
