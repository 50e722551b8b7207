using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Tests.Kernel;

/// <summary>Queues with a closed form (Kleinrock, Queueing Systems I: M/M/1, M/M/2 by Erlang C, M/D/1 by Pollaczek and Khinchine), at a utilisation of 0.8 and a mean service of 1.</summary>
public sealed class StationTests
{
    private const int Customers = 200_000;
    private const double Load = 0.8;

    [Theory]
    [InlineData(1, false, 4.0)]
    [InlineData(1, true, 2.0)]
    [InlineData(2, false, 1.7778)]
    public void A_queue_waits_as_long_as_theory_says(int servers, bool isConstant, double expected)
    {
        var station = Run(servers, isConstant);
        Assert.InRange(station.Waits.Average(), 0.95 * expected, 1.05 * expected);
        Assert.InRange(station.Utilisation, 0.98 * Load, 1.02 * Load);
    }

    [Fact]
    public void What_was_counted_before_a_restart_is_forgotten()
    {
        var time = new VirtualTime(1);
        var station = new Station(time, "one", 1);
        station.Use(10, () => { });
        time.RunUntil(10);
        station.Restart();
        station.Use(5, () => { });
        time.After(10, () => { });
        time.RunUntil(20);
        Assert.Equal(0.5, station.Utilisation);
        Assert.Single(station.Waits);
    }

    private static Station Run(int servers, bool isConstant)
    {
        var time = new VirtualTime(7);
        var station = new Station(time, "queue", servers);
        var left = Customers;
        void Arrive()
        {
            station.Use(isConstant ? 1 : time.Exponential(1), () => { });
            if (--left > 0)
                time.After(time.Exponential(1 / (Load * servers)), Arrive);
        }

        Arrive();
        time.RunUntil(double.MaxValue);
        return station;
    }
}
