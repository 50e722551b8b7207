using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Remote.Faults;
using Akka.Remote.TestKit.Conductor;
using Akka.Remote.TestKit.Conductor.Proto;
using ConductorAction = Akka.Remote.TestKit.Conductor.Proto.Action;

namespace Akka.Remote.TestKit;

/// <summary>Does at this node what the conductor asks.</summary>
internal sealed class LinkFaultExecutor(ExtendedActorSystem system)
{
    private const float BytesPerMegabit = 1_000_000 / 8f;

    public Task Execute(Execute execution)
    {
        switch (execution.Action)
        {
            case ConductorAction.Terminate:
                // The end of the system closes the connection that the outcome goes over: it is not waited for.
                _ = system.Terminate();
                return Task.CompletedTask;
            case ConductorAction.AbortSystem:
                ((ActorSystemImpl)system).Abort();
                return Task.CompletedTask;
        }
        if (!system.Settings.Config.GetStringList("akka.remote.dot-netty.tcp.applied-adapters").Contains("trttl"))
            throw new InvalidOperationException($"found a test without faults in its transport, expected TestTransport = true in its {nameof(MultiNodeConfig)}.");
        var faults = ((RemoteActorRefProvider)system.Provider).Remoting.Faults;
        var target = ConductorClient.ToAddress(execution.Target);
        var direction = (FaultDirection)execution.Direction;
        switch (execution.Action)
        {
            case ConductorAction.Blackhole: faults.Blackhole(target, direction); break;
            case ConductorAction.PassThrough: faults.PassThrough(target, direction); break;
            case ConductorAction.Throttle: faults.Throttle(target, direction, (long)(execution.RateMbit * BytesPerMegabit)); break;
            case ConductorAction.Disconnect or ConductorAction.AbortLink: faults.Disconnect(target); break;
            default: throw new InvalidOperationException($"found the action {execution.Action}, expected one that a node carries out.");
        }
        return Task.CompletedTask;
    }
}
