using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class TerminationRaceTests : ActorSpec
{
    [Fact]
    public async Task Actors_that_are_made_while_the_system_ends_either_fail_to_be_made_or_end_with_it()
    {
        for (var round = 0; round < 8; round++)
        {
            var system = ActorSystem.Create("race", Quiet.Config);
            var (started, stopped) = (0, 0);
            var begun = new TaskCompletionSource();
            var makers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            {
                try
                {
                    while (true)
                    {
                        system.ActorOf(Props.Create(() => new Counted(() => Interlocked.Increment(ref started), () => Interlocked.Increment(ref stopped))));
                        begun.TrySetResult();
                    }
                }
                catch (InvalidOperationException)
                {
                }
            })).ToArray();
            await begun.Task.WaitAsync(Patience);
            await system.Terminate().WaitAsync(Patience);
            await Task.WhenAll(makers).WaitAsync(Patience);
            Assert.Equal(Volatile.Read(ref started), Volatile.Read(ref stopped));
        }
    }

    [Fact]
    public async Task Watchers_and_watched_that_stop_at_the_same_time_leave_nobody_waiting()
    {
        for (var round = 0; round < 200; round++)
        {
            var probe = NewProbe();
            var watched = Act((_, _) => { });
            var watcher = Act((message, context) =>
            {
                if (message is Terminated) probe.Ref.Tell("told");
                else context.Watch(watched);
            });
            watcher.Tell("watch");
            System.Stop(watched);
            await probe.Expect("told");
            System.Stop(watcher);
        }
    }

    [Fact]
    public async Task Many_that_watch_one_are_all_told()
    {
        var told = new CountdownEvent(500);
        var watched = Act((_, _) => { });
        for (var i = 0; i < 500; i++)
        {
            Act((message, context) =>
            {
                if (message is Terminated) told.Signal();
                else context.Watch(watched);
            }).Tell("watch");
        }
        watched.Tell(PoisonPill.Instance);
        Assert.True(await Task.Run(() => told.Wait(Patience)), $"{told.CurrentCount} of 500 watchers were not told");
    }

    private sealed class Counted : UntypedActor
    {
        private readonly Action _stopped;

        public Counted(Action started, Action stopped)
        {
            _stopped = stopped;
            started();
        }

        protected override void OnReceive(object message) { }

        protected override void PostStop() => _stopped();
    }
}
