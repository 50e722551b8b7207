namespace Akka.Remote.Tests.FailureDetection;

/// <summary>A clock that tests turn.</summary>
internal sealed class TestClock
{
    private long _now = 1000;

    public Clock Clock => () => _now;

    public void Advance(long milliseconds) => _now += milliseconds;
}
