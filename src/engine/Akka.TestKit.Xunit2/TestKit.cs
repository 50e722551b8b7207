using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>The base of an xunit test class that tests an actor system. The system ends with the test.</summary>
public class TestKit : TestKitBase, IDisposable
{
    /// <summary>The output of the test, where it was given.</summary>
    protected readonly ITestOutputHelper? Output;

    private bool _disposed;

    /// <summary>Tests a given system, or one with the default configuration.</summary>
    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null) : base(Assertions, system)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests a new system made from a setup.</summary>
    public TestKit(ActorSystemSetup config, string? actorSystemName = null, ITestOutputHelper? output = null) : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests a new system with a configuration.</summary>
    public TestKit(Config config, string? actorSystemName = null, ITestOutputHelper? output = null) : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Tests a new system with a configuration in HOCON.</summary>
    public TestKit(string config, ITestOutputHelper? output = null) : this(ConfigurationFactory.ParseString(config), null, output)
    {
    }

    /// <summary>What a test wants otherwise than a program.</summary>
    public static new Config DefaultConfig => TestKitBase.DefaultConfig;

    /// <summary>Makes the system log what its actors do.</summary>
    public static new Config FullDebugConfig => TestKitBase.FullDebugConfig;

    /// <summary>How expectations fail under xunit.</summary>
    protected static XunitAssertions Assertions { get; } = new();

    /// <summary>Ends the system under test.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called when the test is over, before the rest is disposed of: ends the system.</summary>
    protected virtual void AfterAll() => Shutdown();

    /// <summary>Ends the system under test.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed || !disposing) return;
        _disposed = true;
        AfterAll();
    }

    /// <summary>Writes the log of a system to the output of the test.</summary>
    protected void InitializeLogger(ActorSystem system)
    {
        if (Output is not null) StartLogger(system, Output);
    }

    /// <summary>Writes the log of a system to the output of the test, each line after a prefix.</summary>
    protected void InitializeLogger(ActorSystem system, string prefix)
    {
        if (Output is not null) StartLogger(system, new PrefixedOutput(Output, prefix));
    }

    private static void StartLogger(ActorSystem system, ITestOutputHelper output)
    {
        var logger = ((ExtendedActorSystem)system).SystemActorOf(Props.Create(() => new TestOutputLogger(output)), "log-test");
        logger.Ask<LoggerInitialized>(new InitializeLogger(system.EventStream), TimeSpan.FromSeconds(10)).Wait();
    }
}
