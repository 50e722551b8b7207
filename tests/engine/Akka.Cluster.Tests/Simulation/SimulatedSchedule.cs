using Akka.Cluster.Protocol;

namespace Akka.Cluster.Tests.Simulation;

/// <summary>One schedule: a cluster forms, suffers whatever the seed says, and is left in peace to find one view.</summary>
internal static class SimulatedSchedule
{
    private static readonly TimeSpan Peace = TimeSpan.FromSeconds(45);

    public static void Run(int seed)
    {
        var simulation = new Simulation(seed);
        try
        {
            Form(simulation);
            for (var i = simulation.Random.Next(2, 7); i > 0; i--)
            {
                Harm(simulation);
                simulation.RunFor(TimeSpan.FromSeconds(simulation.Random.NextDouble() * 8));
            }
            simulation.Network.Heal();
            simulation.RunFor(Peace);
            AssertOneView(simulation);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed} fails: {e.Message}\nat {simulation.Time.Now - TimeSpan.FromDays(1)} the nodes were\n{simulation}", e);
        }
    }

    private static void Form(Simulation simulation)
    {
        simulation.Network.MaxDelay = TimeSpan.FromMilliseconds(simulation.Random.Next(1, 400));
        simulation.Network.Loss = simulation.Random.Next(3) == 0 ? simulation.Random.NextDouble() * 0.3 : 0;
        for (var slot = 0; slot < simulation.Slots; slot++)
        {
            simulation.Start(slot);
            simulation.RunFor(TimeSpan.FromSeconds(simulation.Random.NextDouble()));
        }
        if (simulation.Random.Next(2) == 0)
            simulation.RunFor(TimeSpan.FromSeconds(5));
    }

    private static void Harm(Simulation simulation)
    {
        var random = simulation.Random;
        var (a, b) = (random.Next(simulation.Slots), random.Next(simulation.Slots));
        switch (random.Next(9))
        {
            case 0 or 1:
                simulation.Crash(a);
                break;
            case 2:
                simulation.Crash(a);
                simulation.RunFor(TimeSpan.FromSeconds(random.NextDouble()));
                simulation.Start(a);
                break;
            case 3:
                simulation.Network.Partition(Enumerable.Range(0, simulation.Slots).Where(_ => random.Next(2) == 0).ToHashSet(), simulation.Slots);
                break;
            case 4:
                simulation.Network.Cut(a, b, oneWay: random.Next(2) == 0);
                break;
            case 5:
                simulation.Network.Loss = random.NextDouble() * 0.6;
                break;
            case 6:
                simulation.Network.Heal();
                break;
            case 7:
                simulation.Leave(a);
                break;
            default:
                simulation.Start(a);
                break;
        }
    }

    // Nodes that were still asking to join when the last member left have nobody to ask.
    private static void AssertOneView(Simulation simulation)
    {
        var members = simulation.Members;
        if (members.Count == 0)
            return;
        foreach (var node in members)
        {
            Assert.True(node.State.Convergence, $"{node.Protocol.Self} has not converged");
            Assert.True(node.State.Gossip.Version.IsSameAs(members[0].State.Gossip.Version), $"{node.Protocol.Self} has another version than {members[0].Protocol.Self}");
            Assert.Equal(members[0].State.Leader, node.State.Leader);
            Assert.Equal(MemberStatus.Up, node.State.SelfMember.Status);
        }
        Assert.Equal(members.Select(m => m.Protocol.Self).Order(), members[0].State.Gossip.Members.Keys);
        Assert.DoesNotContain(simulation.Living, n => n.Protocol.Phase == NodePhase.Joining && members.Exists(m => m.Protocol.Self.Address.Equals(n.Protocol.JoinTarget)));
    }
}
