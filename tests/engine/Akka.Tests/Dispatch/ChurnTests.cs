using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Dispatch;

public sealed class ChurnTests : ActorSpec
{
    [Fact]
    public async Task Actors_that_come_fail_and_go_leave_nothing_behind()
    {
        var parent = System.ActorOf(Props.Create<Nursery>());
        await Round(parent, 200);
        var threads = Environment.ProcessId > 0 ? ThreadNames.Of("test-").Count : 0;
        var references = await Round(parent, 2000);
        Assert.Equal(0, await parent.Ask<int>("children", Patience));
        Assert.InRange(ThreadNames.Of("test-").Count, 0, Math.Max(threads, 8));
        Assert.True(SpinWait.SpinUntil(() => Alive(references) == 0, Patience), $"{Alive(references)} of {references.Count} stopped actors' instances are still held");
    }

    private static async Task<List<WeakReference>> Round(IActorRef parent, int actors)
    {
        var references = new List<WeakReference>();
        foreach (var _ in Enumerable.Range(0, actors / 100))
            references.AddRange(await parent.Ask<List<WeakReference>>(100, TimeSpan.FromSeconds(20)));
        return references;
    }

    private static int Alive(List<WeakReference> references)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return references.Count(r => r.IsAlive);
    }

    private sealed class Nursery : ReceiveActor
    {
        private readonly List<WeakReference> _instances = [];
        private IActorRef _asker = ActorRefs.NoSender;
        private int _left;

        public Nursery()
        {
            Receive<int>(Begin);
            Receive<WeakReference>(_instances.Add);
            Receive<Terminated>(_ =>
            {
                if (--_left == 0) _asker.Tell(_instances.ToList());
            });
            Receive<string>(_ => Sender.Tell(Context.GetChildren().Count()));
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);

        private void Begin(int count)
        {
            _instances.Clear();
            _asker = Sender;
            _left = count;
            for (var i = 0; i < count; i++)
            {
                var child = Context.Watch(Context.ActorOf(Props.Create<Mayfly>()));
                child.Tell("fail");
                child.Tell(Self);
                child.Tell(PoisonPill.Instance);
            }
        }
    }

    private sealed class Mayfly : UntypedActor, IWithTimers, IWithUnboundedStash
    {
        public ITimerScheduler Timers { get; set; } = null!;

        public IStash Stash { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartSingleTimer("key", "never", TimeSpan.FromHours(1));
            Context.SetReceiveTimeout(TimeSpan.FromHours(1));
            Context.ActorOf(FunActor.Of((_, _) => { }));
        }

        protected override void OnReceive(object message)
        {
            if (message is IActorRef parent) parent.Tell(new WeakReference(this));
            else throw new InvalidOperationException("fail");
        }
    }
}
