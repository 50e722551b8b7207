namespace Akka.Remote.Tests.FailureDetection;

public class DefaultFailureDetectorRegistryTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void Each_resource_has_a_detector_of_its_own_from_its_first_heartbeat_on()
    {
        var registry = Registry();
        Assert.True(registry.IsAvailable("a"));
        Assert.False(registry.IsMonitoring("a"));

        registry.Heartbeat("a");
        _clock.Advance(800);
        registry.Heartbeat("b");
        _clock.Advance(800);

        Assert.False(registry.IsAvailable("a"));
        Assert.True(registry.IsAvailable("b"));
        Assert.True(registry.IsMonitoring("a"));
    }

    [Fact]
    public void A_removed_resource_is_monitored_no_more()
    {
        var registry = Registry();
        registry.Heartbeat("a");
        registry.Heartbeat("b");

        registry.Remove("a");
        Assert.False(registry.IsMonitoring("a"));
        Assert.True(registry.IsMonitoring("b"));

        registry.Reset();
        Assert.False(registry.IsMonitoring("b"));
    }

    private DefaultFailureDetectorRegistry<string> Registry() =>
        new(() => new DeadlineFailureDetector(TimeSpan.FromSeconds(1), _clock.Clock));
}
