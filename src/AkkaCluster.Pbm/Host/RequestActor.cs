using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>Stands for the client while one of its commands runs: passes on what the handler answers, and ends with the final piece.</summary>
internal sealed class RequestActor : ReceiveActor
{
    private readonly long _id;
    private readonly Action<Protocol.HostFrame> _send;
    private readonly Action<long> _finished;

    public RequestActor(long id, Action<Protocol.HostFrame> send, Action<long> finished)
    {
        _id = id;
        _send = send;
        _finished = finished;
        Receive<Run>(run =>
        {
            Context.Watch(run.Handler);
            run.Handler.Tell(run.Command, Self);
        });
        Receive<CommandResponse>(Answer);
        Receive<IEnumerable<CommandResponse>>(responses =>
        {
            foreach (var response in responses) Answer(response);
        });
        Receive<Status.Failure>(failure => Answer(new ErroredCommandResponse(failure.Cause.GetBaseException().Message)));
        Receive<Terminated>(_ => Answer(new ErroredCommandResponse("What runs this command has stopped.")));
    }

    public static Props Props(long id, Action<Protocol.HostFrame> send, Action<long> finished) => Akka.Actor.Props.Create(() => new RequestActor(id, send, finished));

    protected override void PostStop() => _finished(_id);

    private void Answer(CommandResponse response)
    {
        _send(new Protocol.HostFrame { Id = _id, Text = response.Text, Error = response is ErroredCommandResponse, Final = response.Final });
        if (response.Final) Context.Stop(Self);
    }

    public sealed record Run(IActorRef Handler, Command Command);
}
