namespace AkkaCluster.EndToEndTests.Tls;

/// <summary>Who is let in where nodes have a secret.</summary>
public sealed class SecretTests
{
    private const string Secret = "akkacluster.secret=one that is long enough";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Refusal = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Nodes_that_know_the_secret_talk()
    {
        await using var one = TrialNode.Start("--set", Secret);
        await using var other = TrialNode.Start("--set", Secret);
        Assert.StartsWith("akka.tcp://trial@127.0.0.1:", one.Path, StringComparison.Ordinal);
        Assert.True(await one.ReachesAsync(other.Path, Patience), string.Join('\n', one.Lines));
        Assert.True(await other.ReachesAsync(one.Path, Patience), string.Join('\n', one.Lines));
    }

    [Theory]
    [InlineData("another")]
    [InlineData("none")]
    public async Task A_peer_that_does_not_know_it_is_refused_whoever_connects(string peer)
    {
        await using var node = TrialNode.Start("--set", Secret);
        await using var stranger = peer == "none" ? TrialNode.Stranger() : TrialNode.Start("--set", Secret + peer);
        Assert.False(await stranger.ReachesAsync(node.Path, Refusal));
        Assert.False(await node.ReachesAsync(stranger.Path, Refusal));
        Assert.Contains(node.Lines, line => line.Contains("Refused", StringComparison.Ordinal) && line.Contains("akkacluster.secret", StringComparison.Ordinal));
        Assert.InRange(node.Lines.Count, 1, 40);
        await using var friend = TrialNode.Start("--set", Secret);
        Assert.True(await friend.ReachesAsync(node.Path, Patience), string.Join('\n', node.Lines));
    }
}
