using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch.SysMsg;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class SystemTests : ActorSpec
{
    [Fact]
    public async Task Termination_stops_all_actors_and_runs_the_callbacks_the_last_first()
    {
        var system = ActorSystem.Create("ends", Quiet);
        var order = new List<string>();
        system.RegisterOnTermination(() => order.Add("first"));
        system.RegisterOnTermination(() => order.Add("second"));
        var stopped = new TaskCompletionSource();
        system.ActorOf(Props.Create(() => new Last(stopped)));
        await system.Terminate().WaitAsync(Patience);
        Assert.True(stopped.Task.IsCompletedSuccessfully);
        Assert.Equal(["second", "first"], order);
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
        Assert.Throws<InvalidOperationException>(() => system.ActorOf(FunActor.Of((_, _) => { })));
        await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task The_system_guardian_lets_hooks_finish_after_the_user_actors_have_stopped()
    {
        var system = (ExtendedActorSystem)ActorSystem.Create("hooks", Quiet);
        var registered = new TaskCompletionSource();
        var hooked = new TaskCompletionSource<IActorRef>();
        var hook = system.SystemActorOf(FunActor.Of((message, context) =>
        {
            if (message is TerminationHook) hooked.SetResult(context.Sender);
            else system.SystemGuardian.Tell(RegisterTerminationHook.Instance, context.Self);
            registered.TrySetResult();
        }));
        hook.Tell("register");
        await registered.Task.WaitAsync(Patience);
        var terminated = system.Terminate();
        var guardian = await hooked.Task.WaitAsync(Patience);
        Assert.True(((IInternalActorRef)system.Provider.Guardian).IsTerminated);
        Assert.False(terminated.IsCompleted);
        guardian.Tell(TerminationHookDone.Instance, hook);
        await terminated.WaitAsync(Patience);
    }

    [Fact]
    public async Task No_thread_of_a_system_outlives_it()
    {
        for (var i = 0; i < 20; i++)
        {
            var system = ActorSystem.Create("threads", Quiet);
            await system.ActorOf(FunActor.Of((m, c) => c.Sender.Tell(m))).Ask<string>("hello", Patience);
            await system.Terminate().WaitAsync(Patience);
        }
        Assert.True(SpinWait.SpinUntil(() => ThreadNames.Of("threads-").Count == 0, Patience), string.Join(",", ThreadNames.Of("threads-")));
    }

    [Fact]
    public void An_extension_is_made_once()
    {
        var made = new Counted.Provider();
        var all = new Counted[50];
        Parallel.For(0, all.Length, i => all[i] = made.Apply(System));
        Assert.All(all, e => Assert.Same(all[0], e));
        Assert.True(System.HasExtension<Counted>());
        Assert.Same(all[0], System.GetExtension<Counted>());
        Assert.False(System.TryGetExtension<Other>(out _));
    }

    [Fact]
    public async Task Configuration_comes_from_the_setup_over_the_defaults()
    {
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(Quiet.WithFallback("akka.log-dead-letters = 3, my.own = 1")));
        var system = ActorSystem.Create("configured", setup);
        Assert.Equal(1, system.Settings.Config.GetInt("my.own"));
        Assert.Equal(0, system.Settings.LogDeadLetters);
        Assert.Equal("local", system.Settings.Config.GetString("akka.actor.provider"));
        await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public void A_type_that_cannot_be_loaded_is_named_with_its_setting()
    {
        var error = Assert.ThrowsAny<Exception>(() => ActorSystem.Create("broken", Quiet.WithFallback("akka.actor.provider = \"No.Such, Thing\"")));
        Assert.Contains("akka.actor.provider", error.ToString());
    }

    [Fact]
    public async Task A_user_guardian_that_fails_ends_the_system()
    {
        var system = ActorSystem.Create("fails", Quiet.WithFallback("akka.actor.guardian-supervisor-strategy = \"Akka.Tests.Actor.SystemTests+Escalating, Akka.Tests\""));
        system.ActorOf(FunActor.Of((_, _) => throw new InvalidOperationException("fatal"))).Tell("go");
        await system.WhenTerminated.WaitAsync(Patience);
    }

    [Fact]
    public async Task Dispose_terminates_the_system()
    {
        var system = ActorSystem.Create("disposed", Quiet);
        system.Dispose();
        await system.WhenTerminated.WaitAsync(Patience);
    }

    private static Config Quiet => ConfigurationFactory.ParseString("akka.loggers = []\nakka.stdout-loglevel = OFF\nakka.log-dead-letters = 0");

    public sealed class Escalating : SupervisorStrategyConfigurator
    {
        public override SupervisorStrategy Create() => new OneForOneStrategy(_ => Directive.Escalate);
    }

    private sealed class Last(TaskCompletionSource stopped) : UntypedActor
    {
        protected override void OnReceive(object message) { }

        protected override void PostStop() => stopped.SetResult();
    }

    private sealed class Counted : IExtension
    {
        public sealed class Provider : ExtensionIdProvider<Counted>
        {
            public override Counted CreateExtension(ExtendedActorSystem system) => new();
        }
    }

    private sealed class Other : IExtension;
}
