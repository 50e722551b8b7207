namespace AkkaCluster.Simulation.Model;

/// <summary>
/// Tells what a job and what a waking costs each process, from what they took with one client, each of whose messages finds somebody asleep, and with many; and what a message
/// between processes takes, from how long one client waits. Both are simulated, again and again, until it fits.
/// </summary>
/// <param name="setting">Of the cluster that was measured.</param>
/// <param name="clients">How many were many.</param>
internal sealed class Calibration(Setting setting, int clients)
{
    private const int Rounds = 8;
    private const double LongestHop = 2;

    /// <param name="costs">All others.</param>
    /// <param name="one">What each process took for a job of one client, in milliseconds of a core.</param>
    /// <param name="many">And for a job of many.</param>
    /// <param name="latency">How long the job of one client took, p50, in milliseconds.</param>
    public Costs Fit(Costs costs, ProcessorUse one, ProcessorUse many, double latency)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (alone, together) = (WakesOf(costs, 1), WakesOf(costs, clients));
            ProcessCosts Split(Func<ProcessorUse, double> process)
            {
                var (wakes, wakesOfMany) = (process(alone), process(together));
                var wake = Math.Clamp((process(one) - process(many)) / Math.Max(0.01, wakes - wakesOfMany), 0, process(many) / Math.Max(0.01, wakesOfMany));
                return new ProcessCosts(Math.Max(0, process(many) - wake * wakesOfMany), wake);
            }

            costs = costs with { Client = Split(use => use.Client), Gateway = Split(use => use.Gateway), Leader = Split(use => use.Leader), Worker = Split(use => use.Worker) };
            costs = costs with { Hop = HopOf(costs, latency) };
        }

        return costs;
    }

    /// <summary>Workers begin what they keep ready while a job has no actor: it is away for longer than nothing begins.</summary>
    /// <param name="costs">All others.</param>
    /// <param name="gap">The longest time in which nothing began, in milliseconds.</param>
    /// <param name="tasks">Of how many tasks the job was.</param>
    /// <param name="taskTime">And how long they slept, in milliseconds.</param>
    public Costs FitHome(Costs costs, double gap, long tasks, double taskTime)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var simulated = LargeJob.MeanHomeGap(new SimulatedCluster(costs, setting), tasks, taskTime);
            costs = costs with { Failover = costs.Failover with { Home = Math.Max(0, costs.Failover.Home + gap - simulated) } };
        }

        return costs;
    }

    /// <summary>How often each process is woken for a job.</summary>
    private ProcessorUse WakesOf(Costs costs, int clients)
    {
        var cluster = new SimulatedCluster(costs, setting);
        var jobs = new SmallJobs(cluster, clients, 0).Run(1000, 4000).Rate * 4;
        return new ProcessorUse(cluster.Client!.Wakes / jobs, cluster.Gateway.Wakes / jobs, cluster.LeaderNode.Wakes / jobs, cluster.Workers.Sum(worker => worker.Process.Wakes) / jobs);
    }

    private double HopOf(Costs costs, double latency)
    {
        var (least, most) = (0.0, LongestHop);
        while (most - least > 0.001)
        {
            var hop = (least + most) / 2;
            var isShort = new SmallJobs(new SimulatedCluster(costs with { Hop = hop }, setting), 1, 0).Run(500, 4000).Latency.Half < latency;
            (least, most) = isShort ? (hop, most) : (least, hop);
        }

        return (least + most) / 2;
    }
}
