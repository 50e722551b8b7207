using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>Makes the <see cref="CallingThreadDispatcher"/> of a system.</summary>
public class CallingThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly CallingThreadDispatcher _dispatcher;

    /// <summary>Takes the dispatcher's section and what it needs of the system.</summary>
    public CallingThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) =>
        _dispatcher = new CallingThreadDispatcher(this) { Throughput = int.MaxValue };

    /// <inheritdoc />
    public override MessageDispatcher Dispatcher() => _dispatcher;
}
