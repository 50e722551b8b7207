using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Remote.Diagnostics;

namespace Akka.Remote.Inbound;

/// <summary>The way from the wire to local actors: resolves paths, keeps out what untrusted nodes may not send, and tells.</summary>
internal sealed class Inbox(RemoteActorRefProvider provider, RemoteSettings settings, ILoggingAdapter everyLog, RateLimitedLog log)
{
    /// <summary>The local actor at a path without address, such as <c>/user/a/b#123</c>.</summary>
    public IInternalActorRef Resolve(string path) => provider.ResolveLocal(path);

    /// <summary>The actor at a path that a message from <paramref name="peer"/> names as its sender.</summary>
    public IActorRef ResolveSender(string path, RootActorPath peer)
    {
        if (!path.StartsWith('/')) return provider.ResolveActorRef(path);
        // Who asks is different each time: no use in looking for a reference that was made before.
        return path.StartsWith("/temp/", StringComparison.Ordinal) && ActorPath.TryParse(peer, path, out var parsed)
            ? provider.ResolveActorRef(parsed)
            : provider.ResolveActorRef(peer.Address + path);
    }

    public void Deliver(IInternalActorRef recipient, object message, IActorRef? sender)
    {
        if (settings.LogReceive) everyLog.Debug("Received [{0}] from [{1}] for [{2}].", message, sender, recipient);
        if (settings.UntrustedMode && !IsTrusted(recipient, message))
        {
            RemotingMetrics.Dropped("untrusted");
            log.Warning("untrusted", $"Dropped a message of type [{message.GetType()}] to [{recipient.Path}] in untrusted mode.");
        }
        else if (message is ActorSelectionMessage selection)
        {
            ActorSelection.DeliverSelection(recipient, sender ?? ActorRefs.NoSender, selection);
        }
        else
        {
            recipient.Tell(message, sender ?? ActorRefs.NoSender);
        }
    }

    public void DeliverSystem(IInternalActorRef recipient, ISystemMessage message, IActorRef? sender)
    {
        // Death watch is harmless; stopping and supervising from afar is not.
        if (settings.UntrustedMode && message is not (Watch or Unwatch or DeathWatchNotification))
            log.Warning("untrusted", $"Dropped a system message of type [{message.GetType()}] to [{recipient.Path}] in untrusted mode.");
        else
            recipient.SendSystemMessage(message);
    }

    private bool IsTrusted(IInternalActorRef recipient, object message) => message switch
    {
        ActorSelectionMessage { Message: IPossiblyHarmful } => false,
        ActorSelectionMessage selection => settings.TrustedSelectionPaths.Contains("/" + string.Join('/', selection.Elements.Select(e => e.ToString()))),
        IPossiblyHarmful => false,
        _ => recipient.Path.Depth == 0 || recipient.Path.Elements[0] != "system",
    };
}
