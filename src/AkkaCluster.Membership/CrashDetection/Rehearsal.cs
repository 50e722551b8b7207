using Akka.Actor;
using Akka.Cluster;
using Akka.Cluster.SBR;
using AkkaCluster.Membership.Messages;

namespace AkkaCluster.Membership.CrashDetection;

/// <summary>
/// Plays among made-up members how a crash is found, so that the code for it is compiled before it happens: compiling takes longer than all
/// the rest of it.
/// </summary>
internal static class Rehearsal
{
    private static int s_played;

    /// <summary>Plays it in the background, once in each process.</summary>
    public static void Start(ExtendedActorSystem system)
    {
        if (Interlocked.Exchange(ref s_played, 1) == 0)
            _ = PlayAsync(new MembershipMessageSerializer(system));
    }

    /// <summary>Plays it; what was found, as the log tells it.</summary>
    public static async Task<IReadOnlyList<string>> PlayAsync(MembershipMessageSerializer serializer)
    {
        // Nobody ever listens on port 0.
        var members = Enumerable.Range(1, 4)
            .Select(n => new Peer(new UniqueAddress(new Address("akka.tcp", "rehearsal", "127.0.0.1", 0), n), MemberStatus.Up, [], n))
            .ToList();
        var (self, other, lost, silent) = (members[0].Node, members[1].Node, members[2].Node, members[3].Node);
        var board = new CrashBoard(self, new SideRule(SplitBrainResolverSettings.KeepMajorityName), TimeSpan.Zero, TimeProvider.System);
        board.Update(members, [lost, silent]);
        var word = new ProbeVerdict(other, lost, Verdict.Refused);
        var told = (ProbeVerdict)serializer.FromBinary(serializer.ToBinary(word), serializer.Manifest(word));
        board.Hear(told.Observer, told.Subject, told.Verdict);
        board.Found(lost, await PortProbe.TryAsync(lost.Address, TimeSpan.FromSeconds(10)).ConfigureAwait(false), board.Refusals);
        foreach (var asked in board.Silent)
            board.Found(asked, Verdict.Answered, board.Refusals);
        return board.IsFirst ? board.Crashed().ConvertAll(c => c.ToString()) : [];
    }
}
