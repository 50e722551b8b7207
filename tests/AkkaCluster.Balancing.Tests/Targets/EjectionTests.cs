using AkkaCluster.Balancing.Targets;
using AkkaCluster.Tests.Shared;

namespace AkkaCluster.Balancing.Tests.Targets;

public class EjectionTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_server_is_ejected_after_so_many_failures_in_a_row_and_comes_back()
    {
        var ejection = Create();
        Assert.False(ejection.Failed(true));
        Assert.False(ejection.Failed(true));
        Assert.True(ejection.Failed(true));
        Assert.True(ejection.IsEjected);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.True(ejection.IsEjected);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(ejection.IsEjected);
    }

    [Fact]
    public void One_that_fails_again_after_its_time_is_ejected_at_once()
    {
        var ejection = Create();
        for (var i = 0; i < 3; i++)
            ejection.Failed(true);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(ejection.Failed(true));
    }

    [Fact]
    public void An_answer_between_starts_the_count_again()
    {
        var ejection = Create();
        ejection.Failed(true);
        ejection.Failed(true);
        ejection.Succeeded();
        ejection.Failed(true);
        Assert.False(ejection.Failed(true));
    }

    [Fact]
    public void Off_it_ejects_nobody()
    {
        var ejection = Create(enabled: false);
        for (var i = 0; i < 100; i++)
            Assert.False(ejection.Failed(true));
    }

    [Theory]
    [InlineData(0, 2, true)]
    [InlineData(1, 2, false)]
    [InlineData(1, 4, true)]
    [InlineData(2, 4, false)]
    [InlineData(0, 1, false)]
    public void Never_more_than_the_share_is_ejected(int ejected, int servers, bool room) =>
        Assert.Equal(room, Ejection.LeavesRoom(Settings(true), ejected, servers));

    private Ejection Create(bool enabled = true) => new(Settings(enabled), _clock);

    private static EjectionOptions Settings(bool enabled) => new() { Enabled = enabled, ConsecutiveFailures = 3 };
}
