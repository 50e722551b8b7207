using System.Diagnostics;
using AkkaCluster.MultiNode.TestKit;

namespace AkkaCluster.MultiNodeTests.TestKit;

/// <summary>Nodes that fail in all the ways that the adapter has to tell of. Its methods are run by <see cref="AdapterTests"/>.</summary>
public class Misbehaving : MultiNodeSpec
{
    private readonly ThreeRoles _config;

    public Misbehaving() : this(new ThreeRoles())
    {
    }

    protected Misbehaving(ThreeRoles config) : base(config, typeof(Misbehaving)) => _config = config;

    protected override int InitialParticipantsValueFactory => Roles.Count;

    public void Passes() => EnterBarrier("together");

    public void Fails()
    {
        EnterBarrier("together");
        RunOn(() => Assert.Fail("the second node is not content"), _config.Second);
        EnterBarrier("after");
    }

    public void Dies()
    {
        EnterBarrier("together");
        RunOn(Process.GetCurrentProcess().Kill, _config.Third);
        EnterBarrier("after");
    }

    public void Hangs()
    {
        EnterBarrier("together");
        RunOn(() => new ManualResetEventSlim().Wait(), _config.First);
        EnterBarrier("after");
    }

    public void WritesItsProcessIdAndHangs()
    {
        File.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable("MISBEHAVING_PIDS")!, $"{Myself.Name}.pid"), Environment.ProcessId.ToString());
        EnterBarrier("written");
        new ManualResetEventSlim().Wait();
    }
}
