using System.Text.Json.Nodes;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests.Stranger;

/// <summary>Somebody who is no node talks to the remoting ports of a seed and a worker, with all that Akka.Remote has and with bytes that it has not.</summary>
[Collection(WaitingTests.Name)]
public sealed class StrangerTests
{
    private static readonly string[] Secret = ["--set", "akkacluster.secret=one that is long enough"];

    [Fact]
    public async Task What_a_stranger_sends_stops_no_actor_and_makes_no_object() =>
        await TroubleAsync([], [.. Stopping, peer => peer.DeployAsync(), peer => peer.WatchFloodAsync(2000)]);

    [Fact]
    public async Task Who_does_not_know_the_secret_joins_nothing_and_downs_nobody() =>
        await TroubleAsync(Secret, [.. Stopping, peer => peer.DownAllAsync(), peer => peer.JoinAsync()]);

    [Fact]
    public async Task Garbage_and_lengths_that_are_none_end_their_connection_only() =>
        await TroubleAsync([], [peer => peer.SendGarbageAsync()]);

    /// <summary>As SECURITY.md says; and the test above is none that cannot fail.</summary>
    [Fact]
    public async Task Without_a_secret_any_process_of_the_machine_is_trusted_as_a_node_is()
    {
        await using var fleet = new Fleet(seeds: 1, workers: 1);
        var worker = fleet.Plans.Select(fleet.Start).ToList()[^1];
        await fleet.UntilOneClusterAsync(fleet.Plans);
        await using var stranger = new PlainPeer([.. fleet.Plans.Select(plan => plan.Port)]);
        await stranger.DownAllAsync();
        await worker.WaitForEndAsync();
    }

    // What is refused may cost the stranger his connection, and what he sends next is lost: each has one of its own.
    private static IEnumerable<Func<PlainPeer, Task>> Stopping =>
    [
        .. PlainPeer.Messages.Select(message => (Func<PlainPeer, Task>)(peer => peer.SendToAllAsync(message))),
        .. PlainPeer.SystemMessages.Select(message => (Func<PlainPeer, Task>)(peer => peer.SendToAllAsync(message))),
    ];

    private static async Task TroubleAsync(string[] arguments, IReadOnlyList<Func<PlainPeer, Task>> troubles)
    {
        await using var fleet = new Fleet(seeds: 1, workers: 1, arguments);
        var nodes = fleet.Plans.Select(fleet.Start).ToList();
        var before = await fleet.UntilOneClusterAsync(fleet.Plans);
        foreach (var trouble in troubles)
        {
            await using var stranger = new PlainPeer([.. fleet.Plans.Select(plan => plan.Port)]);
            await trouble(stranger);
        }

        var submitted = await fleet.Client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 100_000 } });
        await JobChecks.AssertAnswersAsync(fleet.Client, submitted.Id, "9592");
        var after = await fleet.UntilOneClusterAsync(fleet.Plans);
        Assert.Equal((before.LeaderAddress, before.LeaderEpoch), (after.LeaderAddress, after.LeaderEpoch));
        foreach (var node in nodes)
        {
            Assert.False(node.HasEnded, $"{node.Name} has ended:\n{node.LogTail(20)}");
            // One line a message would fill a disk.
            Assert.InRange(File.ReadLines(node.Start.LogPath).Count(), 1, 2000);
        }
    }
}
