using System.Globalization;
using Xunit.Abstractions;

namespace Akka.Cluster.Tests.Simulation;

[Collection(nameof(SimulationCollection))]
public class SimulationTests(ITestOutputHelper output)
{
    private const int DefaultSchedules = 2000;

    /// <summary>SIMULATION_SCHEDULES runs more of them, SIMULATION_SEED one alone.</summary>
    [Fact]
    public void Every_schedule_ends_in_one_view_with_one_membership_leader()
    {
        if (Environment.GetEnvironmentVariable("SIMULATION_SEED") is { Length: > 0 } seed)
        {
            SimulatedSchedule.Run(int.Parse(seed, CultureInfo.InvariantCulture));
            return;
        }
        var schedules = Environment.GetEnvironmentVariable("SIMULATION_SCHEDULES") is { Length: > 0 } count
            ? int.Parse(count, CultureInfo.InvariantCulture)
            : DefaultSchedules;
        Parallel.For(0, schedules, SimulatedSchedule.Run);
        output.WriteLine($"{schedules} schedules ran.");
    }

    [Fact]
    public void A_schedule_is_repeated_exactly_by_its_seed()
    {
        Assert.Equal(Trace(7), Trace(7));

        static string Trace(int seed)
        {
            var simulation = new Simulation(seed);
            for (var slot = 0; slot < simulation.Slots; slot++)
                simulation.Start(slot);
            simulation.Network.Loss = 0.2;
            simulation.RunFor(TimeSpan.FromSeconds(10));
            return simulation.ToString();
        }
    }
}
