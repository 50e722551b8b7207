namespace Akka.Remote.Tests.FailureDetection;

public class DeadlineFailureDetectorTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void A_resource_is_available_until_interval_and_pause_have_passed_without_heartbeat()
    {
        var detector = new DeadlineFailureDetector(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1), _clock.Clock);
        _clock.Advance(10_000);
        Assert.True(detector.IsAvailable);

        detector.HeartBeat();
        _clock.Advance(4999);
        Assert.True(detector.IsAvailable);
        _clock.Advance(1);
        Assert.False(detector.IsAvailable);

        detector.HeartBeat();
        Assert.True(detector.IsAvailable);
    }
}
