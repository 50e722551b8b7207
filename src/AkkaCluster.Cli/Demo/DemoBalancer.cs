using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Compare;

namespace AkkaCluster.Cli.Demo;

/// <summary>The same faults through a load balancer: one of its servers is killed, then the balancer itself.</summary>
internal sealed class DemoBalancer(DemoScreen screen, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var options = new CompareOptions
        {
            Kind = "sleep",
            Tasks = 600,
            Servers = 3,
            InFlight = 8,
            Fault = Fault.KillOne,
            Strategy = "least-outstanding",
            FaultDuration = TimeSpan.FromSeconds(2),
        };
        screen.Say("For comparison: a load balancer over three servers that know nothing of each other");
        await using var side = new BalancedSide(options, LocalCommand.TemporaryFolder());
        await side.StartAsync(cancellation).ConfigureAwait(false);
        await RunAsync(side, options, "A server", cancellation).ConfigureAwait(false);
        await RunAsync(side, options with { Fault = Fault.KillEntry }, "The balancer", cancellation).ConfigureAwait(false);
        await side.StopAsync().ConfigureAwait(false);
        screen.Say("What the cluster would have run again, nobody knows of here. More of it: akkacluster compare");
    }

    private async Task RunAsync(BalancedSide side, CompareOptions options, string what, CancellationToken cancellation)
    {
        var report = await new SideRun(side, options, clock).RunAsync(_ => { }, cancellation).ConfigureAwait(false);
        screen.Say($"{what} killed under load: {report.Lost} of {report.Tasks} requests lost");
    }
}
