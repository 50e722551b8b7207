using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The section akka.test of a system's configuration.</summary>
public class TestKitSettings : IExtension
{
    /// <summary>Reads the section akka.test.</summary>
    public TestKitSettings(Config config)
    {
        TestTimeFactor = config.GetDouble("akka.test.timefactor", 1);
        if (!(TestTimeFactor > 0))
            throw new ConfigurationException($"akka.test.timefactor is {TestTimeFactor}; expected a number above 0.");
        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", TimeSpan.FromSeconds(5), false);
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", TimeSpan.FromSeconds(3), false);
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", TimeSpan.FromSeconds(3), false);
        LogTestKitCalls = config.GetBoolean("akka.test.testkit.debug", false);
    }

    /// <summary>For what needs a time-out and is given none.</summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long a single expectation waits where nothing else is said.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long an event filter waits for its events.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>By how much dilated durations are longer than written.</summary>
    public double TestTimeFactor { get; }

    /// <summary>Whether the TestKit logs its own calls.</summary>
    public bool LogTestKitCalls { get; }
}
