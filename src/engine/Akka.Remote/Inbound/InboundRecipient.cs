using Akka.Actor;

namespace Akka.Remote.Inbound;

/// <summary>A recipient's path and, once found, its reference; looked up again when that actor is gone, for another may have its name.</summary>
internal sealed class InboundRecipient(string path, Func<string, IInternalActorRef> resolve)
{
    private IInternalActorRef? _found;

    public string Path => path;

    public IInternalActorRef Ref
    {
        get
        {
            if (_found is { IsTerminated: false } found) return found;
            var resolved = resolve(path);
            _found = resolved is EmptyLocalActorRef ? null : resolved;
            return resolved;
        }
    }
}
