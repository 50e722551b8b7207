namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>A clock that moves only when told.</summary>
internal sealed class SimClock : TimeProvider
{
    private DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
