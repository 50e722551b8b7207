using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Dispatch;

public sealed class LocalRunnerTests : ActorSpec
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Fact]
    public async Task A_long_chain_of_actors_that_tell_one_another_arrives()
    {
        var probe = NewProbe();
        var next = probe.Ref;
        for (var i = 0; i < 2000; i++)
        {
            var target = next;
            next = Act((message, _) => target.Tell((int)message + 1));
        }
        next.Tell(0);
        await probe.Expect(2000);
    }

    [Fact]
    public async Task Actors_that_one_actor_tells_run_at_the_same_time_while_it_works_on()
    {
        using var all = new CountdownEvent(2);
        Action<object, IActorContext> meet = (_, _) =>
        {
            all.Signal();
            all.Wait(Patience);
        };
        var (first, second) = (Act(meet), Act(meet));
        var teller = Act((_, context) =>
        {
            first.Tell("go");
            second.Tell("go");
            context.Sender.Tell(all.Wait(Patience));
        });
        Assert.True(await teller.Ask<bool>("go", Patience));
    }

    [Fact]
    public async Task What_an_actor_puts_into_its_execution_context_does_not_reach_the_next_one()
    {
        var reader = Act((_, context) => context.Sender.Tell(Ambient.Value ?? "nothing"));
        var writer = Act((_, context) =>
        {
            Ambient.Value = "leaked";
            reader.Forward("read");
        });
        for (var i = 0; i < 50; i++) Assert.Equal("nothing", await writer.Ask<string>("write", Patience));
    }

    [Fact]
    public async Task Pairs_that_never_rest_leave_others_their_turn()
    {
        using var stop = new CancellationTokenSource();
        for (var i = 0; i < Environment.ProcessorCount * 2; i++)
        {
            var server = Act((message, context) => context.Sender.Tell(message, context.Self));
            var client = Act((message, context) =>
            {
                if (!stop.IsCancellationRequested) server.Tell(message, context.Self);
            });
            for (var n = 0; n < 100; n++) client.Tell("ball");
        }
        var echo = Act((message, context) => context.Sender.Tell(message));
        for (var i = 0; i < 20; i++) Assert.Equal(i, await echo.Ask<int>(i, Patience));
        await stop.CancelAsync();
    }
}
