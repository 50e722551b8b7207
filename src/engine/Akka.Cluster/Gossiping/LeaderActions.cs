using System.Collections.Immutable;

namespace Akka.Cluster.Gossiping;

/// <summary>What the membership leader does next, as a decision on what it knows.</summary>
internal static class LeaderActions
{
    /// <summary>The members that move on, and those that are removed, now that all agree.</summary>
    /// <param name="state">A converged view of its leader.</param>
    /// <param name="exitingConfirmed">Exiting members that said that they are done.</param>
    /// <param name="required">How many members there must be before the first becomes Up.</param>
    public static (ImmutableArray<Member> Changed, ImmutableArray<UniqueAddress> Removed) OnConvergence(
        MembershipState state, IReadOnlySet<UniqueAddress> exitingConfirmed, RequiredMembers required)
    {
        var members = state.Gossip.Members.Values;
        var removed = members
            .Where(m => m.Status is MemberStatus.Down or MemberStatus.Exiting)
            .Where(m => !state.Reachability.IsReachable(m.UniqueAddress)
                || (m.Status == MemberStatus.Exiting && exitingConfirmed.Contains(m.UniqueAddress)))
            .Select(m => m.UniqueAddress)
            .ToImmutableArray();

        var upNumber = members.Select(m => m.UpNumber).Where(n => n != int.MaxValue).DefaultIfEmpty(0).Max();
        var enough = required.AreMetBy(members);
        var changed = ImmutableArray.CreateBuilder<Member>();
        foreach (var member in members)
        {
            if (member.Status is MemberStatus.Joining or MemberStatus.WeaklyUp && enough)
                changed.Add(member.CopyUp(++upNumber));
            else if (member.Status == MemberStatus.Leaving)
                changed.Add(member.Copy(MemberStatus.Exiting));
        }
        return (changed.ToImmutable(), removed);
    }

    /// <summary>The joining members that may work meanwhile, when all have not agreed for a while.</summary>
    public static ImmutableArray<Member> WithoutConvergence(MembershipState state, RequiredMembers required) =>
        required.AreMetBy(state.Gossip.Members.Values)
            ? state.Gossip.Members.Values
                .Where(m => m.Status == MemberStatus.Joining && state.Reachability.IsReachable(m.UniqueAddress))
                .Select(m => m.Copy(MemberStatus.WeaklyUp))
                .ToImmutableArray()
            : [];
}
