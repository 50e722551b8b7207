using Akka.Configuration;

namespace AkkaCluster.MultiNode.TestKit;

/// <summary>The settings below akka.testconductor.</summary>
public class TestConductorSettings
{
    /// <summary>Reads the settings of the section.</summary>
    public TestConductorSettings(Config config)
    {
        ConnectTimeout = config.GetTimeSpan("connect-timeout");
        BarrierTimeout = config.GetTimeSpan("barrier-timeout");
        QueryTimeout = config.GetTimeSpan("query-timeout");
    }

    /// <summary>How long a node tries to reach the conductor at its start.</summary>
    public TimeSpan ConnectTimeout { get; }

    /// <summary>How long a node waits at a barrier for the others.</summary>
    public TimeSpan BarrierTimeout { get; }

    /// <summary>How long a node waits for answers of the conductor.</summary>
    public TimeSpan QueryTimeout { get; }
}
