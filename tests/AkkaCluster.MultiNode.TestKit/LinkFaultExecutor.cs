using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Remote;
using Akka.Remote.Transport;
using AkkaCluster.MultiNode.TestKit.Conductor;
using AkkaCluster.MultiNode.TestKit.Conductor.Proto;
using ConductorAction = AkkaCluster.MultiNode.TestKit.Conductor.Proto.Action;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>Does at this node what the conductor asks, by the adapters that Akka.Remote puts around its transport (trttl, gremlin).</summary>
internal sealed class LinkFaultExecutor(ExtendedActorSystem system)
{
    private const float BytesPerMegabit = 1_000_000 / 8f;
    private const int BurstOfBytes = 1000;

    public async Task Execute(Execute execution)
    {
        switch (execution.Action)
        {
            case ConductorAction.Terminate:
                // The end of the system closes the connection that the outcome goes over: it is not waited for.
                _ = system.Terminate();
                return;
            case ConductorAction.AbortSystem:
                ((ActorSystemImpl)system).Abort();
                return;
        }
        var command = CommandOf(execution);
        if (!await ((IRemoteActorRefProvider)system.Provider).Transport.ManagementCommand(command).ConfigureAwait(false))
            throw new InvalidOperationException($"found a test without faults in its transport, expected TestTransport = true in its {nameof(MultiNodeConfig)}.");
    }

    private static object CommandOf(Execute execution)
    {
        var target = ConductorClient.ToAddress(execution.Target);
        var direction = (ThrottleTransportAdapter.Direction)execution.Direction;
        return execution.Action switch
        {
            ConductorAction.Blackhole => new SetThrottle(target, direction, Blackhole.Instance),
            ConductorAction.PassThrough => new SetThrottle(target, direction, Unthrottled.Instance),
            ConductorAction.Throttle => new SetThrottle(target, direction, new TokenBucket(BurstOfBytes, execution.RateMbit * BytesPerMegabit, 0, 0)),
            // The adapter's other way, without a reason, ends its own half alone: Akka.Remote is not told, and goes on writing to nobody.
            ConductorAction.AbortLink => new ForceDisassociateExplicitly(target, DisassociateInfo.Unknown),
            _ => throw new InvalidOperationException($"found the action {execution.Action}, expected one that a node carries out."),
        };
    }
}
