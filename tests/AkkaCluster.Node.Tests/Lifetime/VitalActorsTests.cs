using Akka.Actor;
using AkkaCluster.Hosting;
using AkkaCluster.Node.Tests.Support;

namespace AkkaCluster.Node.Tests.Lifetime;

[Collection(WholeNodes.Name)]
public sealed class VitalActorsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-vital-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/user/jobs-leader")]
    [InlineData("/user/jobs-leader/singleton")]
    [InlineData("/user/jobs-worker")]
    [InlineData("/system/sharding/job")]
    [InlineData("/system/sharding/jobCoordinator")]
    public async Task A_node_ends_with_its_own_exit_code_when_an_actor_stops_without_which_it_is_of_no_use(string path)
    {
        var node = new OneNodeCluster();
        var running = node.RunAsync(_folder);
        var system = await node.Started.WaitAsync(Patience);
        (await system.ActorSelection(path).ResolveOneEventually(Patience)).Tell(PoisonPill.Instance);
        Assert.Equal(ExitCodes.VitalActorStopped, await running.WaitAsync(Patience));
    }
}
