using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Jobs.Tests;

public sealed class UnhandledMessagesTests : IDisposable
{
    private readonly ActorSystem _system = ActorSystem.Create("unhandled", "akka.stdout-loglevel = OFF, akka.loglevel = WARNING, akka.loggers = []");

    public void Dispose() => _system.Dispose();

    [Fact]
    public async Task A_message_that_an_actor_does_not_expect_is_in_the_log()
    {
        using var inbox = Inbox.Create(_system);
        _system.EventStream.Subscribe(inbox.Receiver, typeof(Warning));
        var watch = _system.ActorOf(UnhandledMessages.Props, "jobs-unhandled");
        await watch.Ask<ActorIdentity>(new Identify(1), TimeSpan.FromSeconds(10));
        _system.ActorOf(Props.Create(() => new Deaf()), "jobs-deaf").Tell("hello");
        var warning = Assert.IsType<Warning>(await inbox.ReceiveAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal("akka://unhandled/user/jobs-deaf does not expect a message of System.String from [akka://unhandled/deadLetters]", warning.Message.ToString());
    }

    private sealed class Deaf : ReceiveActor;
}
