using AkkaCluster.Balancing.Targets;

namespace AkkaCluster.Balancing.Tests.Targets;

public class HealthTests
{
    private readonly Health _health = new(new HealthCheckOptions { Enabled = true });

    [Fact]
    public void A_server_falls_after_so_many_missed_probes_in_a_row()
    {
        Assert.False(_health.Probed(false));
        Assert.False(_health.Probed(false));
        Assert.False(_health.Probed(true));
        Assert.False(_health.Probed(false));
        Assert.False(_health.Probed(false));
        Assert.True(_health.Probed(false));
        Assert.False(_health.IsHealthy);
    }

    [Fact]
    public void It_rises_after_so_many_answered_ones()
    {
        for (var i = 0; i < 3; i++)
            _health.Probed(false);
        Assert.False(_health.Probed(true));
        Assert.False(_health.IsHealthy);
        Assert.True(_health.Probed(true));
        Assert.True(_health.IsHealthy);
    }

    [Fact]
    public void A_server_that_is_being_drained_is_probed_until_it_is_back_even_where_servers_are_not()
    {
        var health = new Health(new HealthCheckOptions());
        Assert.False(health.IsProbed);
        health.Drains();
        Assert.Equal((false, true, true), (health.IsHealthy, health.IsDraining, health.IsProbed));
        health.Probed(false);
        health.Probed(true);
        Assert.False(health.IsHealthy);
        Assert.True(health.Probed(true));
        Assert.Equal((true, false, false), (health.IsHealthy, health.IsDraining, health.IsProbed));
    }
}
