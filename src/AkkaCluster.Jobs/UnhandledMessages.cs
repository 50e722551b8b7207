using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Jobs;

/// <summary>Tells the log of messages that an actor of this room did not expect: they are no more than a line of debugging to Akka.NET.</summary>
internal sealed class UnhandledMessages : ReceiveActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();

    // What is not ours is received too: else it would be unhandled here.
    public UnhandledMessages() => Receive<UnhandledMessage>(unhandled =>
    {
        if (IsOurs(unhandled.Recipient.Path.ToStringWithoutAddress()))
            _log.Warning("{Recipient} does not expect a message of {Type} from {Sender}", unhandled.Recipient.Path, unhandled.Message.GetType(), unhandled.Sender);
    });

    public static Props Props { get; } = Akka.Actor.Props.Create(() => new UnhandledMessages());

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(UnhandledMessage));

    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    private static bool IsOurs(string path) => path.StartsWith("/user/jobs-", StringComparison.Ordinal) || path.StartsWith("/system/sharding/job/", StringComparison.Ordinal);
}
