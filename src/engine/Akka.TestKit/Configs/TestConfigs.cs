using Akka.Configuration;

namespace Akka.TestKit.Configs;

/// <summary>Configurations that tests start from.</summary>
public static class TestConfigs
{
    private static readonly Lazy<Config> Reference = new(ReadReference);

    /// <summary>The TestKit's own settings, and what a test wants otherwise than a program.</summary>
    public static Config DefaultConfig => Reference.Value;

    /// <summary>Runs the system on a <see cref="TestScheduler"/>, whose time moves only when the test says so.</summary>
    public static Config TestSchedulerConfig =>
        ConfigurationFactory.ParseString("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"").WithFallback(DefaultConfig);

    /// <summary>Makes the system log what its actors do.</summary>
    internal static Config FullDebugConfig => ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = DEBUG
          stdout-loglevel = DEBUG
          log-dead-letters = on
          actor.debug { receive = on, autoreceive = on, lifecycle = on, event-stream = on, unhandled = on, fsm = on, router-misconfiguration = on }
        }
        """).WithFallback(DefaultConfig);

    private static Config ReadReference()
    {
        using var stream = typeof(TestConfigs).Assembly.GetManifestResourceStream("reference.conf")!;
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
