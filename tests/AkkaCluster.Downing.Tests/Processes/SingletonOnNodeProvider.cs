using Akka.Actor;
using Akka.Cluster.Tools.Singleton;

namespace AkkaCluster.Downing.Tests.Processes;

/// <summary>Extension of a test node, named in <c>akka.extensions</c>: a singleton that tells what it receives, and a sender that numbers what it sends.</summary>
public sealed class SingletonOnNodeProvider : ExtensionIdProvider<SingletonOnNodeProvider.SingletonOnNode>
{
    public const string Name = "AkkaCluster.Downing.Tests.Processes.SingletonOnNodeProvider, AkkaCluster.Downing.Tests";

    public override SingletonOnNode CreateExtension(ExtendedActorSystem system) => new(system);

    public sealed class SingletonOnNode : IExtension
    {
        public SingletonOnNode(ExtendedActorSystem system)
        {
            system.ActorOf(ClusterSingletonManager.Props(Props.Create(() => new TellingSingleton()), ClusterSingletonManagerSettings.Create(system)), "manager");
            var proxy = system.ActorOf(ClusterSingletonProxy.Props("/user/manager", ClusterSingletonProxySettings.Create(system)), "proxy");
            system.ActorOf(Props.Create(() => new NumberingSender(proxy)), "sender");
        }
    }

    private sealed class TellingSingleton : ReceiveActor
    {
        public TellingSingleton()
        {
            Console.WriteLine("@ singleton starts");
            Receive<int>(number =>
            {
                Console.WriteLine($"@ {Sender.Path.Address.Port} sent {number}");
                Sender.Tell(number, Self);
            });
        }

        protected override void PostStop() => Console.WriteLine("@ singleton stops");
    }

    private sealed class NumberingSender : ReceiveActor, IWithTimers
    {
        private int _number;

        public NumberingSender(IActorRef proxy)
        {
            Receive<string>(_ => proxy.Tell(++_number, Self));
            Receive<int>(number => Console.WriteLine($"@ answered {number}"));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart() => Timers.StartPeriodicTimer("send", "send", TimeSpan.FromMilliseconds(10));
    }
}
