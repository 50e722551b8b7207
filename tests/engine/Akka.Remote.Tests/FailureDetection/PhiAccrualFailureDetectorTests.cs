namespace Akka.Remote.Tests.FailureDetection;

public class PhiAccrualFailureDetectorTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void A_resource_is_available_before_its_first_heartbeat()
    {
        var detector = Detector();

        _clock.Advance(1_000_000);

        Assert.True(detector.IsAvailable);
        Assert.False(detector.IsMonitoring);
    }

    [Fact]
    public void Regular_heartbeats_keep_a_resource_available()
    {
        var detector = Detector();

        for (var i = 0; i < 300; i++)
        {
            detector.HeartBeat();
            _clock.Advance(1000);
            Assert.True(detector.IsAvailable);
        }
    }

    [Fact]
    public void Silence_beyond_the_acceptable_pause_makes_a_resource_unavailable()
    {
        var detector = Detector(pause: 3000);
        Beat(detector, 20);

        _clock.Advance(3500);
        Assert.True(detector.IsAvailable);
        _clock.Advance(3000);

        Assert.False(detector.IsAvailable);
    }

    [Fact]
    public void A_resource_that_comes_back_is_available_again_and_its_outage_is_no_sample()
    {
        var detector = Detector(pause: 0);
        Beat(detector, 20);
        _clock.Advance(60_000);
        Assert.False(detector.IsAvailable);

        Beat(detector, 3);
        Assert.True(detector.IsAvailable);
        _clock.Advance(5000);

        Assert.False(detector.IsAvailable);
    }

    [Fact]
    public void Suspicion_grows_with_silence_and_never_overflows()
    {
        var before = -1.0;
        for (var elapsed = 0; elapsed < 1_000_000; elapsed += 500)
        {
            var phi = PhiAccrualFailureDetector.Suspicion(elapsed, 1000, 100);
            Assert.True(phi >= before && double.IsFinite(phi), $"after {elapsed} ms: {phi} follows {before}");
            before = phi;
        }
    }

    [Theory]
    [InlineData(0, 0.30103)]
    [InlineData(1, 0.79954)]
    [InlineData(2, 1.64302)]
    [InlineData(3, 2.86967)]
    public void Suspicion_follows_the_tail_of_the_normal_distribution(double deviations, double expected) =>
        Assert.Equal(expected, PhiAccrualFailureDetector.Suspicion(1000 + deviations * 100, 1000, 100), 1);

    [Fact]
    public void The_history_forgets_the_oldest_intervals()
    {
        var history = new HeartbeatHistory(3);
        foreach (var interval in new[] { 1000L, 1000, 10, 20, 30 }) history.Add(interval);

        Assert.Equal(3, history.Count);
        Assert.Equal(20, history.Mean);
        Assert.Equal(8.165, history.StdDeviation, 3);
    }

    [Theory]
    [InlineData(0, 200, 100)]
    [InlineData(8, 0, 100)]
    [InlineData(8, 200, 0)]
    public void Settings_that_make_no_sense_are_refused(double threshold, int samples, int deviation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhiAccrualFailureDetector(
            threshold, samples, TimeSpan.FromMilliseconds(deviation), TimeSpan.Zero, TimeSpan.FromSeconds(1)));

    private PhiAccrualFailureDetector Detector(int pause = 3000) => new(
        8, 200, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(pause), TimeSpan.FromSeconds(1), _clock.Clock);

    private void Beat(FailureDetector detector, int times)
    {
        for (var i = 0; i < times; i++)
        {
            detector.HeartBeat();
            _clock.Advance(1000);
        }
    }
}
