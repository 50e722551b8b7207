using Akka.Actor;
using Akka.TestKit.Xunit2;
using AkkaCluster.Membership.CrashDetection;
using AkkaCluster.Membership.Messages;

namespace AkkaCluster.Membership.Tests.CrashDetection;

public class RehearsalTests : TestKit
{
    [Fact]
    public async Task It_plays_to_the_end_where_the_crash_is_found()
    {
        var found = await Rehearsal.PlayAsync(new MembershipMessageSerializer((ExtendedActorSystem)Sys));
        Assert.Contains("Refused", Assert.Single(found));
    }
}
